import type { MetricKind, MilestoneKind, Severity, SlaStart } from '@/gql/graphql';
import { durationSeconds } from '@/time/durations';
import { workingText } from '@/time/lengths';
import { milestonesOf } from './figures';

interface CalendarVersions { versions: readonly { always: boolean }[] }
export interface PolicyTerms {
  calendar: CalendarVersions;
  targets: readonly { name: string; severities: readonly Severity[]; from: readonly SlaStart[]; to: MilestoneKind; within: string; calendar?: CalendarVersions | null }[];
}

export interface Targets {
  /** The targets that a length of all hours can be held against, by severity, in seconds. */
  bySeverity: Partial<Record<Severity, number>>;
  /** The name under which what was met and missed of it is counted. */
  name: string | null;
}

/** What the organisation promised itself for a metric. One that is counted in working hours cannot be drawn beside times of all hours. */
export function targetsFor(metric: MetricKind, terms: PolicyTerms | null | undefined): Targets {
  const [from, to] = milestonesOf[metric] ?? [];
  const fitting = terms && from && to ? terms.targets.filter((target) => target.to === to && target.from.includes(from)) : [];
  const bySeverity: Targets['bySeverity'] = {};
  for (const { severities, within, calendar } of fitting) {
    if (!((calendar ?? terms?.calendar)?.versions.at(-1)?.always ?? false)) continue;
    const seconds = durationSeconds(within);
    if (seconds !== null) for (const severity of severities) bySeverity[severity] = seconds;
  }
  return { bySeverity, name: fitting[0]?.name ?? null };
}

const short = (severity: Severity) => severity.replace('SEV', 'SEV ');

/** The lines of a chart: one of one's own, else one for each length that is promised to a severity that is shown. */
export function targetLines({ bySeverity }: Targets, own: number | null, severities: readonly Severity[]): { seconds: number; words: string }[] {
  if (own !== null) return [{ seconds: own, words: workingText(own) }];
  const shown = (Object.entries(bySeverity) as [Severity, number][]).filter(([severity]) => severities.length === 0 || severities.includes(severity));
  return [...new Set(shown.map(([, seconds]) => seconds))].map((seconds) => ({ seconds, words: `${workingText(seconds)}, ${shown.filter((each) => each[1] === seconds).map(([severity]) => short(severity)).join(', ')}` }));
}

/** How many of those that have a target are within it. */
export function withinTarget(points: readonly { severity: Severity; seconds: number }[], { bySeverity }: Targets, own: number | null): { met: number; of: number } {
  const held = points.flatMap(({ severity, seconds }) => { const target = own ?? bySeverity[severity]; return target === undefined ? [] : [seconds <= target]; });
  return { met: held.filter(Boolean).length, of: held.length };
}
