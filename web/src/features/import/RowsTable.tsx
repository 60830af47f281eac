import { useState } from 'react';
import type { ImportGuessCode } from '@/gql/graphql';
import { moveInList } from '@/keys/roving';
import { Button } from '@/ui/Button';
import { Table } from '@/ui/Table';
import type { Correction } from './corrections';
import { isEntry, type PasteRow, type RowChoices } from './pasteRows';
import { PasteRowView } from './PasteRowView';

interface RowsTableProps {
  rows: readonly PasteRow[];
  zone: string;
  /** The row whose lines are marked. */
  shown: string | null;
  /** Recording was asked for: what is missing says so. */
  asked: boolean;
  onPoint: (key: string | null) => void;
  onEdit: (key: string, part: Partial<RowChoices>) => void;
  onCorrect: (rows: readonly PasteRow[], correction: Correction) => void;
  alike: (code: ImportGuessCode, row: PasteRow) => PasteRow[];
  below: (row: PasteRow) => PasteRow[];
}

/** The day of each row: of one without a time, that of the row above. */
function daysOf(rows: readonly PasteRow[]): string[] {
  const days: string[] = [];
  for (const row of rows) days.push((isEntry(row) && row.time.slice(0, 10)) || (days.at(-1) ?? ''));
  return days;
}

/** More rows than anybody checks at once are drawn when they are asked for. */
const atOnce = 200;

/** Every piece of the text in its order: when, what kind, the words, and what was guessed about it. */
export function RowsTable({ rows, zone, shown, asked, onPoint, onEdit, onCorrect, alike, below }: RowsTableProps) {
  const [drawn, setDrawn] = useState(atOnce);
  const days = daysOf(rows);
  return (
    <>
      <Table label="Entries read" stacks>
        <thead><tr><th className="paste-day">Day</th><th className="paste-time">Time</th><th className="paste-kind">Kind</th><th>Text</th><th className="paste-as">Read as</th></tr></thead>
        <tbody onKeyDown={moveInList} onMouseLeave={() => { onPoint(null); }}>
          {rows.slice(0, drawn).map((row, i) => {
            const [day = '', before = ''] = [days[i], days[i - 1]];
            return <PasteRowView key={row.key} row={row} zone={zone} day={day === before ? null : day} fallbackDay={day || null} marked={row.key === shown} asked={asked} onPoint={onPoint} onEdit={onEdit} onCorrect={onCorrect} alike={alike} below={below} />;
          })}
        </tbody>
      </Table>
      {rows.length > drawn && <p className="paste-more"><Button onClick={() => { setDrawn((before) => before + atOnce); }}>Show {Math.min(atOnce, rows.length - drawn)} more of {rows.length.toLocaleString('en')} rows</Button></p>}
    </>
  );
}
