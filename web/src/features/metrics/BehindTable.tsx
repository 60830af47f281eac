import { columnVisibilityFeature, createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { anchorLine, type AnchorRow } from '@/charts/anchors';
import { Drawing } from '@/charts/ChartView';
import { graphql } from '@/gql';
import type { BehindTable_QueryQuery } from '@/gql/graphql';
import { roughDuration } from '@/time/durations';
import { clockTime, dateAndTime, dayOf, shortDay } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Popover } from '@/ui/Popover';
import { Severity } from '@/ui/Severity';
import { Table } from '@/ui/Table';
import { visibleText } from '@/ui/visibleText';
import { Part } from './Part';
import type { Point } from './points';
import { definitionWords, type Definition } from './Drawers';

const BehindTable_Query = graphql(`
  query BehindTable_Query($ids: [ID!]!) { nodes(ids: $ids) { ... on Incident { id title milestones { kind at } contactAttempts { entryId outcome at } } } }
`);
type Known = Extract<NonNullable<BehindTable_QueryQuery['nodes'][number]>, { __typename?: 'Incident' }>;

interface Row extends Point { incident: Known | undefined }

const PAGE = 15;
const LINE = 360;
const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, Row>();
const names: Record<string, string> = { key: 'Incident', title: 'Title', anchors: 'Anchors', from: 'Start', ticket: 'Ticket', tries: 'Tries', to: 'End', seconds: 'Took' };

interface BehindTableProps { points: readonly Point[]; definition: Definition; target: (point: Point) => number | undefined; isEngagement: boolean; zone: string; onOpen: (point: Point) => void }

/** The incidents behind the figures, each with its anchors, drawn and as times. */
export function BehindTable({ points, definition, target, isEngagement, zone, onOpen }: BehindTableProps) {
  const [shown, setShown] = useState(PAGE);
  const data = useMemo<Row[]>(() => points.map((point) => ({ ...point, incident: undefined })), [points]);
  const columns = useMemo(() => helper.columns([
    helper.accessor('key', { header: names['key'] ?? '', sortFn: (a, b) => Number(a.original.key.slice(4)) - Number(b.original.key.slice(4)) }),
    helper.display({ id: 'title', header: names['title'] ?? '' }),
    helper.display({ id: 'anchors', header: names['anchors'] ?? '' }),
    helper.accessor('at', { id: 'from', header: definition.from, sortFn: (a, b) => a.original.at - b.original.at }),
    ...(isEngagement ? [helper.display({ id: 'ticket', header: names['ticket'] ?? '' }), helper.display({ id: 'tries', header: names['tries'] ?? '' })] : []),
    helper.accessor('id', { id: 'to', header: definition.to, sortFn: (a, b) => Date.parse(a.original.value.to?.at ?? '') - Date.parse(b.original.value.to?.at ?? '') }),
    helper.accessor('seconds', { header: names['seconds'] ?? '', sortFn: (a, b) => a.original.seconds - b.original.seconds }),
  ]), [definition.from, definition.to, isEngagement]);
  const table = useTable({ features, columns, data, initialState: { sorting: [{ id: 'from', desc: true }] }, enableSortingRemoval: false });
  const rows = table.getRowModel().rows.slice(0, shown);
  const ids = [...new Set(rows.map(({ original }) => original.incidentId))].sort();
  const [{ data: known }] = useQuery({ query: BehindTable_Query, variables: { ids: ids.slice(0, 100) }, pause: ids.length === 0 });
  const incidents = new Map(known?.nodes.flatMap((node) => (node && 'milestones' in node ? [[node.id, node] as const] : [])));
  const longest = Math.max(60_000, ...rows.map(({ original }) => original.seconds * 1000));

  const cell = (id: string, row: Row) => {
    const incident = incidents.get(row.incidentId);
    const { from, to } = row.value;
    switch (id) {
      case 'key': return <Link className="row" to={`/incidents/${row.key}`}><Severity level={row.level} />{row.key}</Link>;
      case 'title': return <span className="behind-title" title={incident ? visibleText(incident.title) : undefined}>{incident ? visibleText(incident.title) : ''}</span>;
      case 'anchors': return <button type="button" className="behind-line" aria-label={`${row.key}: anchors and definition`} onClick={() => { onOpen(row); }}><LineOf row={row} incident={incident} target={target(row)} longest={longest} zone={zone} isEngagement={isEngagement} /></button>;
      case 'from': return from ? `${shortDay(dayOf(from.at, zone))} ${clockTime(from.at, zone)}` : 'not recorded';
      case 'ticket': { const at = incident?.milestones.find(({ kind }) => kind === 'TICKETED')?.at; return at === undefined ? (incident ? 'none' : '') : clockTime(at, zone); }
      case 'tries': return incident ? String(triesOf(row, incident).length) : '';
      case 'to': return to ? (from && dayOf(from.at, zone) === dayOf(to.at, zone) ? clockTime(to.at, zone) : dateAndTime(to.at, zone)) : 'not yet';
      default: return <b>{roughDuration(row.seconds)}</b>;
    }
  };
  const choose = (
    <Popover title="Columns" trigger={<Button look="ghost" small>Columns<Icon name="down" /></Button>}>
      <div className="stack">{table.getAllLeafColumns().filter(({ id }) => id !== 'key').map((column) => (
        <label key={column.id} className="check"><input type="checkbox" checked={column.getIsVisible()} onChange={column.getToggleVisibilityHandler()} />{names[column.id]}</label>
      ))}</div>
    </Popover>
  );
  const ends = ['anchors', 'key', 'title'];
  return (
    <Part title="Behind the median" about={definitionWords(definition)} end={choose}>
      <Table label="Behind the median">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const sorted = column.getIsSorted();
                const words = typeof column.columnDef.header === 'string' ? column.columnDef.header : id;
                return (
                  <th key={id} scope="col" className={ends.includes(column.id) ? '' : 'number'} {...(sorted && { 'aria-sort': sorted === 'asc' ? 'ascending' as const : 'descending' as const })}>
                    {column.getCanSort() ? <button type="button" className="behind-sort" onClick={column.getToggleSortingHandler()}>{words}<span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span></button> : words}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((row) => <tr key={row.id}>{row.getVisibleCells().map(({ id, column }) => <td key={id} className={ends.includes(column.id) ? '' : 'number'}>{cell(column.id, row.original)}</td>)}</tr>)}
        </tbody>
      </Table>
      <div className="show-more small muted">
        <p role="status">{rows.length} of {points.length} shown</p>
        {rows.length < points.length && <Button small onClick={() => { setShown(shown + PAGE); }}>Show more</Button>}
      </div>
    </Part>
  );
}

const triesOf = ({ value: { from, to } }: Row, { contactAttempts }: Known) => contactAttempts.filter(({ at }) => (!from || Date.parse(at) >= Date.parse(from.at)) && (!to || Date.parse(at) <= Date.parse(to.at)));

function LineOf({ row, incident, target, longest, zone, isEngagement }: { row: Row; incident: Known | undefined; target: number | undefined; longest: number; zone: string; isEngagement: boolean }) {
  const { from, to } = row.value;
  const ticket = isEngagement ? incident?.milestones.find(({ kind }) => kind === 'TICKETED') : undefined;
  const at = (is: AnchorRow['anchors'][number]['is'], instant: string, words?: string) => ({ is, at: Date.parse(instant), clock: clockTime(instant, zone), ...(words !== undefined && { words: words.toLowerCase() }) });
  const anchors = [
    ...(from && from.at !== ticket?.at ? [at('FIRST_CONTACT', from.at, from.label)] : []), ...(ticket ? [at('TICKET', ticket.at)] : []),
    ...(isEngagement && incident ? triesOf(row, incident).map((attempt) => at('TRY', attempt.at)) : []), ...(to ? [at('ENGAGED', to.at, to.label)] : []),
  ];
  const line = anchorLine({ anchors, longest, width: LINE, ...(target !== undefined && { target: target * 1000 }) });
  return <Drawing name={line.sentence} picture={line} />;
}
