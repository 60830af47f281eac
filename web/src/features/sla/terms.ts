import { graphql } from '@/gql';
import type { MilestoneKind, Severity, Sla_VersionFragment, SlaPolicyTermsInput, SlaStart } from '@/gql/graphql';
import { durationSeconds } from '@/time/durations';
import { isoLength } from '@/time/lengths';

export const Sla_Version = graphql(`
  fragment Sla_Version on SlaPolicyVersion {
    number validFrom validUntil publishedAt warnAt pauseReasons degradedIsDown
    calendar { id }
    targets { name severities from to within calendar { id } }
    cadences { name severities from every calendar { id } }
  }
`);
export type Version = Sla_VersionFragment;

export const severities: readonly Severity[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** What is promised to one severity: how long, and by whose working time; null: the policy's. */
export interface Cell { seconds: number; calendarId: string | null }
/** A target, or an update so often, with what it promises to each severity. */
export interface Column { name: string; from: readonly SlaStart[]; /** Null: so often, until it is over. */ to: MilestoneKind | null; cells: Partial<Record<Severity, Cell>> }
export interface Terms { calendarId: string; columns: readonly Column[]; warnAt: number | null; pauseReasons: readonly string[]; degradedIsDown: boolean }

const same = (a: Column, b: Pick<Column, 'name' | 'from' | 'to'>) => a.name === b.name && a.to === b.to && a.from.join() === b.from.join();

/** A version as a table: a column for each target, a row for each severity. */
export function termsOf(version: Version): Terms {
  const columns: Column[] = [];
  const add = (one: Pick<Column, 'name' | 'from' | 'to'>, severitiesOf: readonly Severity[], length: string, calendar: { id: string } | null | undefined) => {
    const cells = Object.fromEntries(severitiesOf.map((severity) => [severity, { seconds: durationSeconds(length) ?? 0, calendarId: calendar?.id ?? null }]));
    const known = columns.find((column) => same(column, one));
    if (known) known.cells = { ...known.cells, ...cells };
    else columns.push({ name: one.name, from: one.from, to: one.to, cells });
  };
  for (const { name, from, to, severities: of, within, calendar } of version.targets) add({ name, from, to }, of, within, calendar);
  for (const { name, from, severities: of, every, calendar } of version.cadences) add({ name, from, to: null }, of, every, calendar);
  const { warnAt, pauseReasons, degradedIsDown } = version;
  return { calendarId: version.calendar.id, columns, warnAt: warnAt ?? null, pauseReasons, degradedIsDown };
}

/** As the API takes it: severities that are promised the same stand together. */
export function termsInput({ calendarId, columns, warnAt, pauseReasons, degradedIsDown }: Terms): SlaPolicyTermsInput {
  const groups = columns.flatMap((column) => {
    const by = new Map<string, { cell: Cell; severities: Severity[] }>();
    for (const severity of severities) {
      const cell = column.cells[severity];
      if (!cell) continue;
      const key = `${cell.seconds}/${cell.calendarId ?? ''}`;
      by.set(key, { cell, severities: [...(by.get(key)?.severities ?? []), severity] });
    }
    return [...by.values()].map((group) => ({ column, ...group }));
  });
  const own = ({ column, cell, severities: of }: (typeof groups)[number]) => ({ name: column.name, severities: of, from: [...column.from], calendarId: cell.calendarId });
  return {
    calendarId, warnAt, pauseReasons: [...pauseReasons], degradedIsDown,
    targets: groups.flatMap((group) => (group.column.to === null ? [] : [{ ...own(group), to: group.column.to, within: isoLength(group.cell.seconds) }])),
    cadences: groups.filter(({ column }) => column.to === null).map((group) => ({ ...own(group), every: isoLength(group.cell.seconds) })),
  };
}

export const sameTerms = (a: Terms, b: Terms): boolean => JSON.stringify(termsInput(a)) === JSON.stringify(termsInput(b));

/** The cell that stood there before; null: nothing was promised. */
export const cellBefore = (before: Terms, column: Column, severity: Severity): Cell | null => before.columns.find((each) => each.name === column.name && (each.to === null) === (column.to === null))?.cells[severity] ?? null;

export function withCell(terms: Terms, place: number, severity: Severity, cell: Cell | null): Terms {
  return { ...terms, columns: terms.columns.map((column, index) => {
    if (index !== place) return column;
    const rest = Object.fromEntries(Object.entries(column.cells).filter(([key]) => key !== severity)) as Column['cells'];
    return { ...column, cells: cell ? { ...rest, [severity]: cell } : rest };
  }) };
}

/** One calendar for everything that is promised to a severity. */
export const withCalendar = (terms: Terms, severity: Severity, calendarId: string | null): Terms => ({
  ...terms, columns: terms.columns.map((column) => { const cell = column.cells[severity]; return cell ? { ...column, cells: { ...column.cells, [severity]: { ...cell, calendarId } } } : column; }),
});

/** By whose working time a severity counts; null: its targets differ in it. */
export function calendarOf(terms: Terms, severity: Severity): string | null {
  const used = new Set(terms.columns.flatMap(({ cells }) => { const cell = cells[severity]; return cell ? [cell.calendarId ?? terms.calendarId] : []; }));
  return used.size === 0 ? terms.calendarId : used.size === 1 ? [...used][0] ?? null : null;
}
