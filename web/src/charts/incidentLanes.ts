import { roughDuration } from '@/time/durations';
import type { Lane, LaneBar, LaneMark } from './lanes';
import type { Tone } from './picture';

/** What the lanes of an incident are made of. Times are milliseconds since 1970; of what goes on the end is null. */
export interface IncidentTimes {
  milestones: Readonly<Partial<Record<'FAULT_STARTED' | 'DETECTED' | 'REPORTED' | 'ENGAGED' | 'MITIGATED' | 'RESOLVED', number>>>;
  impacts: readonly { service: string; steps: readonly { from: number; until: number | null; level: 'DOWN' | 'DEGRADED' | 'AT_RISK' }[] }[];
  engagements: readonly { who: string; from: number; until: number | null }[];
  theories: readonly { words: string; raised: number; settled: number | null; status: 'OPEN' | 'REFUTED' | 'CONFIRMED' | 'ABANDONED' }[];
  updates: readonly number[];
  /** What is to come, or is late, and in which lane it stands: of services the first. */
  promises?: readonly { lane: 'service' | 'people' | 'telling'; at: number; words: string }[];
}

const MOST_SERVICES = 3;
const MOST_PEOPLE = 5;
/** The longest silence that is none. */
const QUIET = 30 * 60_000;

const phases: readonly (readonly [keyof IncidentTimes['milestones'], string, Tone])[] = [
  ['FAULT_STARTED', 'Not noticed', 'grey'], ['DETECTED', 'Noticed', 'warn'], ['REPORTED', 'Nobody on it', 'crit'],
  ['ENGAGED', 'Worked on', 'blue'], ['MITIGATED', 'Mitigated', 'teal'], ['RESOLVED', 'Resolved', 'ok'],
];
const levels = { DOWN: ['Down', 'crit', 0], DEGRADED: ['Degraded', 'high', 1], AT_RISK: ['At risk', 'warn', 2] } as const;
const fates = { REFUTED: ['refuted', 'cross', 'muted'], CONFIRMED: ['confirmed', 'check', 'ok'], ABANDONED: ['given up', 'cross', 'muted'] } as const;

/**
 * The lanes of an incident up to `until`, by the rules of its document (`LanesChart`): where a milestone is not known, the phase before it goes on to the next that is;
 * the worst three services; five people side by side. A lane in which nothing stands is left out.
 */
export function incidentLanes(times: IncidentTimes, until: number): Lane[] {
  const services = serviceLanes(times, until);
  const [first = phaseLane(times, until), ...others] = services;
  const promised = (lane: Lane, ...which: readonly string[]): Lane => ({ ...lane, bars: [...lane.bars, ...promises(times, until).filter((each) => which.includes(each.lane)).map(({ bar }) => bar)] });
  return [...(services.length > 0 ? [phaseLane(times, until)] : []), promised(first, 'service'), ...others, promised(peopleLane(times, until), 'people'), theoryLane(times, until), promised(tellingLane(times, until), 'telling')]
    .filter(({ bars, marks }) => bars.length + marks.length > 0);
}

function phaseLane({ milestones }: IncidentTimes, until: number): Lane {
  const known = phases.flatMap(([kind, words, tone]) => { const at = milestones[kind]; return at === undefined ? [] : [{ at, words, tone }]; })
    .sort((a, b) => a.at - b.at);
  // Nothing goes on beyond the resolution.
  const bars = known.map(({ at, words, tone }, i): LaneBar => ({ from: at, until: known[i + 1]?.at ?? (words === 'Resolved' ? at : until), tone, words, ...(words === 'Not noticed' && { look: 'hatched' as const }) }));
  return { name: 'Phase', marks: [], bars: bars.filter((each) => each.from < each.until) };
}

function serviceLanes({ impacts }: IncidentTimes, until: number): Lane[] {
  const services = [...new Set(impacts.map(({ service }) => service))]
    .map((service) => ({ service, steps: impacts.filter((impact) => impact.service === service).flatMap(({ steps }) => steps) })).filter(({ steps }) => steps.length > 0);
  const worst = ({ steps }: { steps: readonly { level: keyof typeof levels }[] }) => Math.min(...steps.map(({ level }) => levels[level][2]));
  const first = ({ steps }: { steps: readonly { from: number }[] }) => Math.min(...steps.map(({ from }) => from));
  return services.sort((a, b) => worst(a) - worst(b) || first(a) - first(b)).slice(0, MOST_SERVICES).map(({ service, steps }) => ({
    name: service, marks: [],
    // The worse lies above: of two at one time it is seen.
    bars: [...steps].sort((a, b) => levels[b.level][2] - levels[a.level][2] || a.from - b.from)
      .map(({ from, until: end, level }): LaneBar => ({ from, until: end ?? until, tone: levels[level][1], words: levels[level][0] })),
  }));
}

function peopleLane({ engagements }: IncidentTimes, until: number): Lane {
  const people = [...new Set(engagements.map(({ who }) => who))].slice(0, MOST_PEOPLE);
  return {
    name: 'People', marks: [],
    bars: engagements.filter(({ who }) => people.includes(who))
      .map(({ who, from, until: end }): LaneBar => ({ from, until: end ?? until, tone: 'people', words: who, thin: { index: people.indexOf(who), of: people.length } })),
  };
}

function theoryLane({ theories }: IncidentTimes, until: number): Lane {
  return {
    name: 'Theories',
    bars: theories.map(({ words, raised, settled }): LaneBar => ({ from: raised, until: settled ?? until, tone: 'violet', look: 'soft', words })),
    marks: theories.flatMap(({ words, settled, status }): LaneMark[] => {
      if (settled === null || status === 'OPEN') return [];
      const [fate, form, tone] = fates[status];
      return [{ at: settled, tone, form, words: `“${words}” ${fate}` }];
    }),
  };
}

function tellingLane({ updates }: IncidentTimes, until: number): Lane {
  const told = [...updates].sort((a, b) => a - b);
  const bars = told.map((at, i): LaneBar => { const next = told[i + 1] ?? until; return { from: at, until: next, tone: 'teal', look: next - at >= QUIET ? 'hatched' : 'soft', words: next - at >= QUIET ? `silent ${roughDuration((next - at) / 1000)}` : 'told' }; });
  return { name: 'Telling', bars: bars.filter((each) => each.from < each.until), marks: told.map((at) => ({ at, tone: 'teal', form: 'tick', words: 'update' })) };
}

/** Dashed right of now; what is late from when it was due until now. */
const promises = ({ promises: all = [] }: IncidentTimes, until: number) => all.map(({ lane, at, words }): { lane: string; bar: LaneBar } => ({
  lane, bar: at > until ? { from: until, until: at, tone: lane === 'telling' ? 'teal' : 'high', look: 'dashed', words } : { from: at, until, tone: 'crit', look: 'dashed', words: `late: ${words}` },
}));
