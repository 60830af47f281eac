import { useState } from 'react';
import type { Precision } from '@/gql/graphql';
import { longDay } from '@/time/formatting';
import { readWallClock } from '@/time/wallClockText';
import { cityOf } from '@/time/zones';
import { optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { SelectField, TextField } from '@/ui/Field';
import { Popover } from '@/ui/Popover';
import { readRowTime, timeEdit } from './corrections';
import type { PasteRow, RowChoices } from './pasteRows';

interface RowTimeProps { row: PasteRow; zone: string; fallbackDay: string | null; onEdit: (part: Partial<RowChoices>) => void }

const clockOf = (row: PasteRow) => (row.time === '' ? '' : `${row.precision === 'APPROXIMATE' ? '≈ ' : ''}${row.time.slice(11, 16)}${row.until ? ' –' : ''}`);

/** The time of a row: what was typed, why it was read so, and another one. */
export function RowTime({ row, zone, fallbackDay, onEdit }: RowTimeProps) {
  const shown = clockOf(row);
  return (
    <Popover title={`When was line ${row.line}?`} trigger={<button type="button" className={shown !== '' ? 'paste-clock' : row.typed === '' ? 'paste-clock paste-clock-missing' : 'paste-clock paste-clock-open'} aria-label={shown === '' ? `Time of line ${row.line}: not known` : `Time of line ${row.line}: ${shown}`}>{shown !== '' ? shown : row.typed !== '' && row.typed.length <= 9 ? row.typed : 'when?'}</button>}>
      {(close) => <TimeForm row={row} zone={zone} fallbackDay={fallbackDay} onEdit={(part) => { onEdit(part); close(); }} />}
    </Popover>
  );
}

function TimeForm({ row, zone, fallbackDay, onEdit }: RowTimeProps) {
  const [typed, setTyped] = useState(row.time === '' ? '' : row.time.slice(11, 16));
  const [now] = useState(() => Date.now());
  const [precision, setPrecision] = useState<Precision>(row.precision);
  const day = row.time === '' ? fallbackDay : row.time.slice(0, 10);
  const read = readRowTime(typed, day, zone, now);
  const same = read === row.time.slice(0, 16);
  return (
    <form className="paste-form" onSubmit={(e) => { e.preventDefault(); if (read) onEdit({ ...(!same && timeEdit(row, read)), precision }); }}>
      {row.typed !== '' && <p className="small muted">The text says “{row.typed}”.</p>}
      {row.guesses.filter(({ code }) => code !== 'ROLE').map((guess) => <p key={guess.code} className="small">{guess.message.charAt(0).toUpperCase()}{guess.message.slice(1)}.</p>)}
      <TextField label={`Day and time (${cityOf(zone)})`} value={typed} placeholder="22:06, or Wed 11 Nov 01:16" error={typed !== '' && !read ? 'Write it like 22:06 or 11 Nov 01:16.' : null}
        hint={read ? `${longDay(read.slice(0, 10))}, ${read.slice(11, 16)}${readWallClock(read, zone)?.warning ? `. ${readWallClock(read, zone)?.warning ?? ''}` : ''}` : undefined} onChange={(e) => { setTyped(e.target.value); }} />
      <SelectField label="How exactly" value={precision} options={optionsOf(precisionWords)} onChange={setPrecision} />
      <Button small look="primary" type="submit" disabled={!read}>Set it</Button>
    </form>
  );
}
