import { useState } from 'react';
import { lengthHint, readLength, workingText } from '@/time/lengths';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Severity } from '@/ui/Severity';
import { Table } from '@/ui/Table';
import { visibleText } from '@/ui/visibleText';
import { milestoneWords } from '@/words/words';
import type { SlaStart } from '@/gql/graphql';
import { calendarOf, cellBefore, severities, withCalendar, withCell, type Cell, type Column, type Terms } from './terms';
import type { Calendar } from './calendars';

export const startWords = (starts: readonly SlaStart[]): string => starts.map((start) => (start === 'DECLARED' ? 'declaration' : milestoneWords[start].toLowerCase())).join(', else ');

interface TargetsTableProps {
  terms: Terms;
  /** What is in force, that changes are marked against. */
  before: Terms | null;
  calendars: readonly Calendar[];
  /** Null: to be read only. */
  onChange: ((terms: Terms) => void) | null;
  onColumn: (place: number) => void;
}

/** Targets by severity. A cell is changed where it stands. */
export function TargetsTable({ terms, before, calendars, onChange, onColumn }: TargetsTableProps) {
  const nameOf = (id: string) => visibleText(calendars.find((each) => each.id === id)?.name ?? 'a calendar that is gone');
  return (
    <Table label="Targets">
      <thead>
        <tr>
          <th scope="col">Severity</th>
          {terms.columns.map((column, place) => (
            <th key={place} scope="col" className="sla-column">
              {onChange ? <button type="button" className="sla-head" onClick={() => { onColumn(place); }}>{visibleText(column.name)}<Icon name="pencil" size={12} /></button> : <b>{visibleText(column.name)}</b>}
              <span>{column.to === null ? `an update every, from ${startWords(column.from)}` : `to ${milestoneWords[column.to].toLowerCase()}, from ${startWords(column.from)}`}</span>
            </th>
          ))}
          <th scope="col" className="sla-column">Counted on</th>
        </tr>
      </thead>
      <tbody>
        {severities.map((severity, row) => {
          const counted = calendarOf(terms, severity);
          return (
            <tr key={severity}>
              <th scope="row"><Severity level={(row + 1) as 1 | 2 | 3 | 4} label /></th>
              {terms.columns.map((column, place) => (
                <td key={place}>
                  <TargetCell label={`${visibleText(column.name)}, ${severity.replace('SEV', 'SEV ')}`} column={column} severityCell={column.cells[severity] ?? null} was={before && cellBefore(before, column, severity)} marked={before !== null}
                    onChange={onChange && ((cell) => { onChange(withCell(terms, place, severity, cell && { ...cell, calendarId: cell.calendarId ?? (counted === terms.calendarId ? null : counted) })); })} />
                </td>
              ))}
              <td>
                {onChange ? (
                  <select className="input sla-calendar" aria-label={`Counted on, ${severity.replace('SEV', 'SEV ')}`} value={counted ?? ''} onChange={(event) => { onChange(withCalendar(terms, severity, event.target.value === terms.calendarId ? null : event.target.value)); }}>
                    {counted === null && <option value="">each target its own</option>}
                    {calendars.filter(({ retired, id }) => !retired || id === counted).map(({ id, name }) => <option key={id} value={id}>{visibleText(name)}</option>)}
                  </select>
                ) : counted === null ? 'each target its own' : nameOf(counted)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

interface TargetCellProps { label: string; column: Column; severityCell: Cell | null; was: Cell | null; marked: boolean; onChange: ((cell: Cell | null) => void) | null }

/** A length that turns into a field when it is pressed. Nothing typed: nothing is promised. */
function TargetCell({ label, severityCell, was, marked, onChange }: TargetCellProps) {
  const [text, setText] = useState<string | null>(null);
  const said = severityCell ? workingText(severityCell.seconds) : '—';
  const changed = marked && (was?.seconds ?? null) !== (severityCell?.seconds ?? null);
  const before = changed && <small>{was ? `was ${workingText(was.seconds)}` : 'new'}</small>;
  if (!onChange) return <span className="sla-cell tabular">{said}{before}</span>;
  const wrong = text !== null && text.trim() !== '' && readLength(text) === null;
  if (text === null) return <button type="button" className={changed ? 'sla-cell sla-changed tabular' : 'sla-cell tabular'} aria-label={`${label}: ${said}${changed ? `, ${was ? `was ${workingText(was.seconds)}` : 'new'}` : ''}. Change`} onClick={() => { setText(severityCell ? said : ''); }}>{said}{before}</button>;
  const take = () => {
    const seconds = readLength(text);
    if (wrong) return;
    onChange(seconds === null ? null : { seconds, calendarId: severityCell?.calendarId ?? null });
    setText(null);
  };
  return (
    <form className="sla-edit" onSubmit={(event) => { event.preventDefault(); take(); }}>
      <input className="input tabular" autoFocus aria-label={label} aria-invalid={wrong || undefined} value={text} placeholder="30 min" onFocus={(event) => { event.target.select(); }} onChange={(event) => { setText(event.target.value); }}
        onBlur={take} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); setText(null); } }} />
      {wrong && <p className="field-error" role="alert">“{text.trim()}” is no length. {lengthHint}</p>}
    </form>
  );
}

/** Beside the table: the next column. */
export function AddTarget({ onAdd }: { onAdd: () => void }) {
  return <Button look="ghost" small onClick={onAdd}><Icon name="plus" />Target</Button>;
}
