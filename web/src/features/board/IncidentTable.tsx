import { columnVisibilityFeature, createColumnHelper, rowSortingFeature, tableFeatures, useTable, type ColumnVisibilityState } from '@tanstack/react-table';
import { useMemo, type RefObject } from 'react';
import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { IncidentOrder, IncidentTable_IncidentFragment } from '@/gql/graphql';
import { moveInList } from '@/keys/roving';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { deadlineWords } from '@/words/words';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { Duration } from '@/ui/Duration';
import { Icon } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';

const IncidentTable_incident = graphql(`
  fragment IncidentTable_incident on IncidentSummary {
    id key title severity status kind zone declaredAt reportedAt resolvedAt entryCount nextDue nextDueKind private cancelled tags
    ticketToEngagement { status seconds reason }
  }
`);

type Line = IncidentTable_IncidentFragment;
export type LineRef = FragmentType<typeof IncidentTable_incident> & { id: string };

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const column = createColumnHelper<typeof features, Line>();
const began = ({ reportedAt, declaredAt }: Line) => reportedAt ?? declaredAt;

/** Columns that can be left out, in their order. */
export const choosable = { severity: 'Severity', status: 'Status', began: 'Reported', lasted: 'Lasted', engagement: 'Ticket to engagement', due: 'Due next', entries: 'Entries', tags: 'Tags' } as const;
export type Choosable = keyof typeof choosable;
export const leftOutAtFirst: readonly Choosable[] = ['due', 'tags'];

const orderOf: Partial<Record<string, { asc: IncidentOrder; desc: IncidentOrder }>> = { key: { asc: 'OLDEST', desc: 'NEWEST' }, severity: { asc: 'WORST', desc: 'WORST' } };

const columnsIn = (zone: string, now: number) => column.columns([
  column.display({
    id: 'key', header: 'Incident', enableHiding: false,
    cell: ({ row: { original: line } }) => (
      <span className="list-title">
        <Link to={`/incidents/${line.key}`}><span className="board-key">{line.key}</span> {visibleText(line.title)}</Link>
        {line.cancelled && <Tag tone="crit">Cancelled</Tag>}
        {line.private && <Tag tone="high"><Icon name="lock" size={11} />Private</Tag>}
        {line.kind === 'DRILL' && <Tag>Drill</Tag>}
      </span>
    ),
  }),
  column.display({ id: 'severity', header: choosable.severity, cell: ({ row }) => <SeverityBadge severity={row.original.severity} /> }),
  column.display({ id: 'status', header: choosable.status, enableSorting: false, cell: ({ row }) => <StatusBadge status={row.original.status} /> }),
  column.display({
    id: 'began', header: choosable.began, enableSorting: false,
    cell: ({ row: { original: line } }) => <time dateTime={began(line)} title={dateAndTime(began(line), zone)}>{dateAndTime(began(line), zone)}{line.reportedAt == null && <span className="muted"> declared</span>}</time>,
  }),
  column.display({
    id: 'lasted', header: choosable.lasted, enableSorting: false,
    cell: ({ row: { original: line } }) => <span className="tabular">{roughDuration(Math.max(0, secondsBetween(began(line), line.resolvedAt ?? now)))}{line.resolvedAt == null && <span className="muted"> so far</span>}</span>,
  }),
  column.display({
    id: 'engagement', header: choosable.engagement, enableSorting: false,
    cell: ({ row: { original: { ticketToEngagement: { status, seconds, reason } } } }) => <span title={reason ?? undefined}><Duration status={status} value={seconds == null ? '' : roughDuration(seconds)} /></span>,
  }),
  column.display({
    id: 'due', header: choosable.due, enableSorting: false,
    cell: ({ row: { original: { nextDue, nextDueKind } } }) => nextDue != null && nextDueKind != null && (
      <span>{deadlineWords[nextDueKind]} {Date.parse(nextDue) <= now ? 'was due' : 'due'} <time dateTime={nextDue}>{dateAndTime(nextDue, zone)}</time></span>
    ),
  }),
  column.display({ id: 'entries', header: choosable.entries, enableSorting: false, cell: ({ row }) => <span className="tabular">{row.original.entryCount}</span> }),
  column.display({ id: 'tags', header: choosable.tags, enableSorting: false, cell: ({ row }) => <span className="row">{row.original.tags.map((tag) => <Tag key={tag} tone="line">{visibleText(tag)}</Tag>)}</span> }),
]);

interface IncidentTableProps {
  lines: readonly LineRef[];
  order: IncidentOrder;
  onOrder: (order: IncidentOrder) => void;
  leftOut: readonly Choosable[];
  zone: string;
  now: number;
  body: RefObject<HTMLTableSectionElement | null>;
}

/** The list as a table, in the columns that were chosen. */
export function IncidentTable({ lines, order, onOrder, leftOut, zone, now, body }: IncidentTableProps) {
  const data = useMemo(() => lines.map((line) => getFragmentData(IncidentTable_incident, line)), [lines]);
  const columns = useMemo(() => columnsIn(zone, now), [zone, now]);
  const columnVisibility = useMemo((): ColumnVisibilityState => Object.fromEntries(leftOut.map((name) => [name, false])), [leftOut]);
  const sorting = useMemo(() => [order === 'WORST' ? { id: 'severity', desc: false } : { id: 'key', desc: order === 'NEWEST' }], [order]);
  const table = useTable({ features, columns, data, manualSorting: true, getRowId: (line) => line.id, state: { columnVisibility, sorting } });
  return (
    <Table label="Incidents">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const orders = orderOf[header.column.id];
              const way = header.column.getIsSorted();
              return (
                <th key={header.id} scope="col" aria-sort={way === false ? undefined : way === 'asc' ? 'ascending' : 'descending'}>
                  {orders
                    ? <button type="button" className="list-sort" onClick={() => { onOrder(way === 'desc' ? orders.asc : orders.desc); }}><table.FlexRender header={header} />{way !== false && <Icon name="down" size={12} />}</button>
                    : <table.FlexRender header={header} />}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody ref={body} onKeyDown={moveInList}>
        {table.getRowModel().rows.map((row) => <tr key={row.id} className="list-row">{row.getVisibleCells().map((cell) => <td key={cell.id} data-column={cell.column.id}><table.FlexRender cell={cell} /></td>)}</tr>)}
      </tbody>
    </Table>
  );
}
