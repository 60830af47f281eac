import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { MetricPoint_PointFragment, Severity } from '@/gql/graphql';
import type { Severity as Level } from '@/charts/dotsOverTime';
import { clockTime, dateAndTime, dayOf } from '@/time/formatting';

export const MetricPoint_Point = graphql(`
  fragment MetricPoint_Point on MetricPoint {
    incidentId key severity startedAt
    value { status seconds reason from { label at entryId } to { label at entryId } }
  }
`);

export const levels: Record<Severity, Level> = { SEV1: 1, SEV2: 2, SEV3: 3, SEV4: 4 };

/** A value of a metric in its place: an incident may have several. */
export interface Point extends MetricPoint_PointFragment { id: string; level: Level; at: number; seconds: number; anchors: string }

type Anchor = NonNullable<MetricPoint_PointFragment['value']['from']>;

/** `First contact 22:02 → First hands on it 22:20`, with the day where it is another. */
export function anchorWords(from: Anchor | null | undefined, to: Anchor | null | undefined, zone: string): string {
  if (!from) return to ? `${to.label} ${dateAndTime(to.at, zone)}` : 'No anchors';
  const end = to && (dayOf(to.at, zone) === dayOf(from.at, zone) ? clockTime(to.at, zone) : dateAndTime(to.at, zone));
  return `${from.label} ${clockTime(from.at, zone)} → ${to ? `${to.label.toLowerCase()} ${end ?? ''}` : 'not yet'}`;
}

export function pointsOf(nodes: readonly FragmentType<typeof MetricPoint_Point>[], zone: string): Point[] {
  return nodes.map((node, index) => {
    const point = getFragmentData(MetricPoint_Point, node);
    return { ...point, id: String(index), level: levels[point.severity], at: Date.parse(point.startedAt), seconds: point.value.seconds ?? 0, anchors: anchorWords(point.value.from, point.value.to, zone) };
  });
}
