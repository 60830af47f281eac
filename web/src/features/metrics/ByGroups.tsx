import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Strip } from '@/charts/charts';
import type { StripGroup } from '@/charts/strip';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { DetectedBy, MetricFiguresInput } from '@/gql/graphql';
import { wallClockAt } from '@/time/zones';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { Part } from './Part';
import { pointsOf, type Point } from './points';
import { bys, type By } from './question';

const ByGroups_Query = graphql(`
  query ByGroups_Query($input: MetricFiguresInput!) { metricFigures(input: $input) { groups { key label figure { n } } moreGroups } }
`);
const GroupPoints_Query = graphql(`
  query GroupPoints_Query($input: MetricFiguresInput!) { metricFigures(input: $input) { points(first: 500) { totalCount nodes { ...MetricPoint_Point } } } }
`);

/** More rows than this are no picture any more. */
const MOST = 8;
const byWords: Record<By, string> = { SEVERITY: 'Severity', SERVICE: 'Service', CUSTOMER: 'Customer', TEAM: 'Team', DETECTED_BY: 'Detected by', HOUR: 'Hour' };

interface ByGroupsProps { by: By; onBy: (by: By) => void; input: MetricFiguresInput; points: readonly Point[]; zone: string; onOpen: (point: Point) => void }

/** The same values side by side: how they differ by severity, service, customer, hour. */
export function ByGroups({ by, onBy, input, points, zone, onOpen }: ByGroupsProps) {
  const choose = <Segmented label="By" value={by} onChange={onBy} options={bys.map((value) => ({ value, label: byWords[value] }))} />;
  return (
    <Part title="By" end={choose}>
      {by === 'SEVERITY' || by === 'HOUR'
        ? <Rows groups={by === 'SEVERITY' ? bySeverity(points) : byHour(points, zone)} onOpen={onOpen} />
        : <Asked key={by} by={by} input={input} zone={zone} onOpen={onOpen} />}
    </Part>
  );
}

interface Group { name: string; points: readonly Point[] }

const bySeverity = (points: readonly Point[]): Group[] => ([1, 2, 3, 4] as const).map((level) => ({ name: `SEV ${level}`, points: points.filter((point) => point.level === level) }));

const HOURS = 4;
const two = (n: number) => String(n).padStart(2, '0');
/** By what the clocks showed when it began, four hours in a row. */
const byHour = (points: readonly Point[], zone: string): Group[] => [0, 4, 8, 12, 16, 20].map((from) => ({
  name: `${two(from)}–${two(from + HOURS)}`, points: points.filter(({ at }) => Math.floor(wallClockAt(at, zone).hour / HOURS) * HOURS === from),
}));

function Rows({ groups, onOpen }: { groups: readonly Group[]; onOpen: (point: Point) => void }) {
  const all = groups.flatMap((group, place) => group.points.map((point) => ({ ...point, id: `${place}/${point.id}`, point })));
  const rows: StripGroup[] = groups.map(({ name }, place) => ({ name, values: all.filter(({ id }) => id.startsWith(`${place}/`)).map(({ id, key, seconds, level, anchors }) => ({ id, key, seconds, severity: level, anchors })) }));
  const open = (id: string) => { const found = all.find((each) => each.id === id); if (found) onOpen(found.point); };
  return <Strip name="How long, side by side" groups={rows} onOpen={open} />;
}

const narrowed = (input: MetricFiguresInput, by: By, key: string): MetricFiguresInput => ({
  ...input, filter: { ...input.filter, ...(by === 'SERVICE' && { service: [key] }), ...(by === 'CUSTOMER' && { customer: [key] }), ...(by === 'TEAM' && { team: [key] }), ...(by === 'DETECTED_BY' && { detectedBy: [key as DetectedBy] }) },
});

/** Groups that a value does not tell by itself are asked for, each with its values. */
function Asked({ by, input, zone, onOpen }: { by: Exclude<By, 'SEVERITY' | 'HOUR'> } & Pick<ByGroupsProps, 'input' | 'zone' | 'onOpen'>) {
  const client = useClient();
  const [{ data, error }, again] = useQuery({ query: ByGroups_Query, variables: { input: { ...input, groupBy: by } } });
  const [read, setRead] = useState<{ of: unknown; groups: Group[]; failure: string | null } | null>(null);
  const found = data?.metricFigures;
  const asked = JSON.stringify(input);
  useEffect(() => {
    if (!found) return;
    let left = false;
    const shown = found.groups.filter(({ key }) => key !== null && key !== undefined).slice(0, MOST);
    void Promise.all(shown.map(({ key }) => client.query(GroupPoints_Query, { input: narrowed(JSON.parse(asked) as MetricFiguresInput, by, key ?? '') }).toPromise())).then((answers) => {
      if (left) return;
      const failed = answers.find((answer) => answer.error)?.error;
      setRead({ of: found, failure: failed ? failureOf(failed).message : null, groups: shown.map(({ label }, place) => ({ name: visibleText(label), points: pointsOf(answers[place]?.data?.metricFigures.points.nodes ?? [], zone) })) });
    });
    return () => { left = true; };
  }, [client, found, by, asked, zone]);

  const failure = error ? failureOf(error).message : read?.failure ?? null;
  if (failure !== null) return <LoadError message={failure} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />;
  if (!found || read?.of !== found) return <Skeleton label="Computing" />;
  if (read.groups.length === 0) return <EmptyState title={`No ${byWords[by].toLowerCase()} is named in these incidents`} />;
  const unsaid = found.groups.find(({ key }) => key === null || key === undefined)?.figure.n ?? 0;
  const more = found.moreGroups + Math.max(0, found.groups.length - (unsaid > 0 ? 1 : 0) - MOST);
  return (
    <>
      <Rows groups={read.groups} onOpen={onOpen} />
      {(unsaid > 0 || more > 0) && <p className="small muted">{[unsaid > 0 && `of ${unsaid} it is not said`, more > 0 && `${more} smaller ones are left out`].filter(Boolean).join('; ')}.</p>}
    </>
  );
}
