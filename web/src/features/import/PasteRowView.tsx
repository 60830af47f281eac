import { memo } from 'react';
import type { ImportGuessCode } from '@/gql/graphql';
import { shortDay } from '@/time/formatting';
import { kindWords, optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Tag';
import type { Correction } from './corrections';
import { GuessTag, guessWords } from './GuessTag';
import { kindOf, milestoneOf, roles } from './kinds';
import { needsPerson, rowProblem, type PasteRow, type RowChoices, type RowKind } from './pasteRows';
import { RowFacts } from './RowFacts';
import { RowTime } from './RowTime';

interface PasteRowViewProps {
  row: PasteRow;
  zone: string;
  /** Where it begins. */
  day: string | null;
  /** The day of the rows above, for a row without a time of its own. */
  fallbackDay: string | null;
  marked: boolean;
  asked: boolean;
  /** This row and those after it. */
  below: (row: PasteRow) => PasteRow[];
  onPoint: (key: string | null) => void;
  onEdit: (key: string, part: Partial<RowChoices>) => void;
  onCorrect: (rows: readonly PasteRow[], correction: Correction) => void;
  alike: (code: ImportGuessCode, row: PasteRow) => PasteRow[];
}

const options = optionsOf(kindOf, [...roles, 'LESSON', 'OUT'] as RowKind[]);

/** One row: everything about it can be corrected where it stands. Pointing at another draws none of the rest anew. */
export const PasteRowView = memo(function PasteRowView({ row, zone, day, fallbackDay, marked, asked, below, onPoint, onEdit, onCorrect, alike }: PasteRowViewProps) {
  const name = `line ${row.line}`;
  const set = (part: Partial<RowChoices>) => { onEdit(row.key, part); };
  const out = row.kind === 'OUT';
  const problem = rowProblem(row, zone, Date.now());
  const milestone = milestoneOf[row.kind];
  const others = row.suggested && row.kind !== row.suggested ? alike('ROLE', row).filter((one) => one.key !== row.key && one.kind === row.suggested) : [];
  const className = [marked && 'paste-row-marked', out && 'paste-row-out'].filter(Boolean).join(' ');
  return (
    <tr className={className} onMouseEnter={() => { onPoint(row.key); }} onFocus={() => { onPoint(row.key); }}>
      <td className="paste-day" data-label="Day">{day && shortDay(day)}</td>
      <td className="paste-time" data-label="Time">
        {row.kind === 'OUT' || row.kind === 'LESSON' ? <span aria-label="no time">—</span> : <RowTime row={row} zone={zone} fallbackDay={fallbackDay} onEdit={set} />}
      </td>
      <td className="paste-kind" data-label="Kind">
        <select className="paste-select" aria-label={`Kind of ${name}`} value={row.kind} onChange={(e) => { set({ kind: e.target.value as RowKind, settled: [...row.settled, 'ROLE'] }); }}>
          {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
        {others.length > 0 && !out && <button type="button" className="link small" onClick={() => { const kind = row.kind; onCorrect(others, { words: '', edit: (one) => ({ kind, settled: [...one.settled, 'ROLE'] }) }); }}>and {others.length} more like it</button>}
      </td>
      <td className="paste-words" data-label="Text">
        <textarea className="paste-words-field" aria-label={`Text of ${name}`} rows={1} value={row.text} onChange={(e) => { set({ text: e.target.value }); }} />
        {row.known && <p className="paste-known">This line {row.known.message}</p>}
        {!out && problem && (asked || problem !== 'When was this?') && <p className="paste-open-row" role={asked ? 'alert' : undefined}>{problem}</p>}
      </td>
      <td className="paste-as" data-label="Read as">
        <span className="paste-tags">
          {out && <Button look="ghost" small onClick={() => { set({ kind: 'LESSON' }); }}>Make it a lesson</Button>}
          {out && row.suggested === null && <Button look="ghost" small onClick={() => { set({ kind: 'NOTE' }); }}>Make it an entry</Button>}
          {out && row.suggested !== null && <Button look="ghost" small onClick={() => { set({ kind: row.suggested ?? 'NOTE' }); }}>{row.known && row.known.state !== 'STANDING' ? 'Record it all the same' : 'Record it'}</Button>}
          {!out && row.author !== '' && <Tag tone="line">{row.author}</Tag>}
          {!out && milestone && <Tag tone={milestone.tone}>{milestone.words}</Tag>}
          {row.was && kindWords[row.was] !== milestone?.words && <Tag tone="line" title="What the document says it was">{kindWords[row.was]}</Tag>}
          {(needsPerson(row.kind) || row.kind === 'UPDATE') && <RowFacts row={row} onEdit={set} />}
          {!out && row.precision !== 'MINUTE' && row.precision !== 'SECOND' && <Tag>{precisionWords[row.precision]}</Tag>}
          {!out && row.guesses.filter((guess) => guessWords(guess.code, row) !== null).map((guess) => (
            <GuessTag key={guess.code} guess={guess} row={row} alike={alike} below={below} onCorrect={onCorrect} />
          ))}
        </span>
      </td>
    </tr>
  );
});
