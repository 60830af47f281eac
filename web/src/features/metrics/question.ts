import type { DetectedBy, MetricFiguresInput, MetricFilter, MetricGrouping, MetricKind, Severity, SlaClocksOf } from '@/gql/graphql';
import { dateWithYear } from '@/time/formatting';
import { readLength } from '@/time/lengths';
import { daysAfter, daysBetween } from '@/time/said';
import { detectedByWords, metricWords, severityWords } from '@/words/words';
import { figureOf, figures, metricsOf, type Figure } from './figures';

/** A usual period by its name, or two days. */
export type Period = { days: number } | { from: string; to: string };

/** What incidents are put side by side by. The last is of the clock at which they began. */
export type By = 'SEVERITY' | 'SERVICE' | 'CUSTOMER' | 'TEAM' | 'DETECTED_BY' | 'HOUR';
export const bys: readonly By[] = ['SEVERITY', 'SERVICE', 'CUSTOMER', 'TEAM', 'DETECTED_BY', 'HOUR'];

/** What the page is asked: all of it stands in its address. */
export interface Question {
  figure: Figure;
  /** Null: the figure is counted, not timed. */
  metric: MetricKind | null;
  period: Period;
  severity: readonly Severity[];
  /** Ids, or names that the catalogue does not have. */
  service: readonly string[];
  customer: readonly string[];
  team: readonly string[];
  detectedBy: readonly DetectedBy[];
  drills: boolean;
  compare: boolean;
  by: By;
  clocks: SlaClocksOf | null;
  /** A target of one's own, in seconds. */
  target: number | null;
}

export const presets = [{ value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last 12 months' }, { value: '730', label: 'Last 2 years' }] as const;
const usual: Period = { days: 365 };
const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string | null | undefined): text is string => typeof text === 'string' && day.test(text) && !Number.isNaN(Date.parse(text));

function readPeriod(words: URLSearchParams): Period {
  const said = words.get('period') ?? '';
  const [from, to] = said.includes('..') ? said.split('..') : [words.get('from'), words.get('to')];
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  const days = /^(\d{1,4})d$/.exec(said)?.[1];
  return days !== undefined && Number(days) >= 1 && Number(days) <= 3660 ? { days: Number(days) } : usual;
}

const among = <T extends string>(values: readonly string[], known: Record<T, unknown>) => values.filter((value): value is T => Object.hasOwn(known, value));

/** What an address asks. What it does not say, or what there is not, is the usual; `metric` and `from`, `to` of the page before the redesign are understood. */
export function readQuestion(place: string | undefined, words: URLSearchParams): Question {
  const metric = among<MetricKind>([words.get('metric') ?? ''], metricWords)[0];
  const figure = figures.find((one) => one === place) ?? (metric ? figureOf(metric) : 'ticket-to-engagement');
  const own = metricsOf[figure];
  const grouping = words.get('by') ?? words.get('groupBy') ?? '';
  return {
    figure, metric: (metric && own.includes(metric) ? metric : own[0]) ?? null, period: readPeriod(words),
    severity: among<Severity>(words.getAll('severity'), severityWords), service: words.getAll('service'), customer: words.getAll('customer'), team: words.getAll('team'),
    detectedBy: among<DetectedBy>(words.getAll('detectedBy'), detectedByWords), drills: words.get('kind') === 'DRILL', compare: words.get('compare') === '1',
    by: bys.find((one) => one === grouping) ?? 'SEVERITY',
    clocks: (['ORGANISATION', 'CUSTOMERS', 'ALL'] as const).find((one) => one === words.get('clocks')) ?? null,
    target: readLength(words.get('target') ?? ''),
  };
}

/** The address that asks it. */
export function addressOf(question: Question): string {
  const { figure, metric, period, severity, service, customer, team, detectedBy, drills, compare, by, clocks, target } = question;
  const words = new URLSearchParams();
  if ('from' in period) words.set('period', `${period.from}..${period.to}`);
  else if (period.days !== 365) words.set('period', `${period.days}d`);
  if (metric !== null && metric !== metricsOf[figure][0]) words.set('metric', metric);
  for (const [name, values] of Object.entries({ severity, service, customer, team, detectedBy })) for (const value of values) words.append(name, value);
  if (drills) words.set('kind', 'DRILL');
  if (compare) words.set('compare', '1');
  if (by !== 'SEVERITY') words.set('by', by);
  if (clocks !== null) words.set('clocks', clocks);
  if (target !== null) words.set('target', `${target / 60}`);
  const said = words.toString();
  return `/metrics/${figure}${said === '' ? '' : `?${said}`}`;
}

/** The first and the last day. */
export const daysOf = (period: Period, today: string): { from: string; to: string } => ('from' in period ? period : { from: daysAfter(today, 1 - period.days), to: today });

/** As many days right before. */
export function daysBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from: daysAfter(from, -daysBetween(from, to) - 1), to: daysAfter(from, -1) };
}

export function periodWords(period: Period): string {
  if ('from' in period) return `${dateWithYear(period.from)} to ${dateWithYear(period.to)}`;
  return presets.find(({ value }) => value === String(period.days))?.label ?? `Last ${period.days} days`;
}

/** Null where nothing is left out. */
export function filterOf({ severity, service, customer, team, detectedBy, drills }: Question): MetricFilter {
  const some = <T>(values: readonly T[]) => (values.length > 0 ? [...values] : null);
  return { severity: some(severity), service: some(service), customer: some(customer), team: some(team), detectedBy: some(detectedBy), kind: drills ? ['REAL', 'DRILL'] : null };
}

export function inputOf(question: Question & { metric: MetricKind }, today: string, zone: string): MetricFiguresInput {
  return { metric: question.metric, ...daysOf(question.period, today), zone, filter: filterOf(question) };
}

/** The addresses that a list is downloaded from carry the members of the input by their names. */
export function downloadOf(file: string, input: Record<string, unknown>): string {
  const words = new URLSearchParams();
  const add = (members: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(members)) {
      if (name === 'filter' && value !== null && typeof value === 'object') add(value as Record<string, unknown>);
      else if (Array.isArray(value)) for (const one of value) words.append(name, String(one));
      else if (value !== null && value !== undefined) words.append(name, String(value));
    }
  };
  add(input);
  return `/${file}?${words.toString()}`;
}

/** The question that a saved view asks: its JSON has the members of the input. Null: it is none that can be read. */
export function questionOfView(json: string, lastDays: number | null): Question | null {
  try {
    const { metric, from, to, filter, groupBy } = JSON.parse(json) as Partial<MetricFiguresInput>;
    if (metric === undefined) return null;
    const words = new URLSearchParams({ metric, period: lastDays === null ? `${from ?? ''}..${to ?? ''}` : `${lastDays}d`, ...(groupBy && { by: groupBy }) });
    for (const name of ['severity', 'service', 'customer', 'team', 'detectedBy'] as const) for (const value of filter?.[name] ?? []) words.append(name, value);
    if (filter?.kind?.includes('DRILL')) words.set('kind', 'DRILL');
    return readQuestion(undefined, words);
  } catch {
    return null;
  }
}

export const groupingOf = (by: By): MetricGrouping | null => (by === 'HOUR' ? null : by);
