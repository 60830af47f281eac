import { WallClockInput } from '@/fields/WallClockInput';
import { dayOf, longDay } from '@/time/formatting';
import { readWallClock } from '@/time/wallClockText';
import { importRoleWords, optionsOf, precisionWords } from '@/words/words';
import { Field, SelectField } from '@/ui/Field';
import { editTime, instantOf, type ImportRow } from './importTable';
import { ImportRoleFields } from './ImportRoleFields';

interface ImportPreviewTableProps {
  rows: readonly ImportRow[];
  zone: string;
  onChange: (key: string, next: (row: ImportRow) => ImportRow) => void;
}

/** Every entry found, with each guess in words, and everything about it open to correction. */
export function ImportPreviewTable({ rows, zone, onChange }: ImportPreviewTableProps) {
  const days = rows.map((row) => { const at = instantOf(row, zone); return at ? dayOf(at, zone) : null; });
  return (
    <ol className="import-rows">
      {rows.map((row, i) => {
        const day = days[i] ?? null;
        const set = (part: Partial<ImportRow>) => { onChange(row.key, (before) => ({ ...before, ...part })); };
        const warning = row.instant === null && row.time !== '' ? readWallClock(row.time, zone)?.warning : null;
        const name = `line ${row.line}`;
        const guesses = row.guesses.filter(({ code }) => code !== 'ROLE');
        const roleGuess = row.guesses.find(({ code }) => code === 'ROLE');
        return (
          <li key={row.key} className={row.included ? 'import-row' : 'import-row import-row-out'}>
            {day && day !== days[i - 1] && <h3 className="import-day">{longDay(day)}</h3>}
            <div className="import-row-main">
              <label className="check import-include">
                <input type="checkbox" checked={row.included} aria-label={`Include ${name}`} onChange={(e) => { set({ included: e.target.checked }); }} />
              </label>
              <div className="import-time">
                <Field label={`Time of ${name}`} quiet error={row.included && row.time === '' ? 'When?' : null}>
                  {(described) => (
                    <div className="time-field">
                      <WallClockInput value={row.time} today={() => dayOf(Date.now(), zone)} dayLabel={`Day of ${name}`} described={described}
                        onChange={(time) => { onChange(row.key, (before) => editTime(before, time)); }} />
                    </div>
                  )}
                </Field>
                <p className="small muted">“{row.typed}”{row.precision !== 'MINUTE' && ` · ${precisionWords[row.precision]}`}</p>
                {warning && <p className="field-warning">{warning}</p>}
              </div>
              <div className="import-words">
                <Field label={`Text of ${name}`} quiet>
                  {(described) => <textarea className="input" rows={2} value={row.text} onChange={(e) => { set({ text: e.target.value }); }} {...described} />}
                </Field>
                {row.known && <p className="import-known import-mark">This line {row.known.message}</p>}
                {guesses.length > 0 && (
                  <ul className="import-guesses" aria-label={`Guessed on ${name}`}>
                    {guesses.map((guess) => <li key={guess.code} className="import-mark">{guess.message}</li>)}
                  </ul>
                )}
              </div>
              <div className="import-role">
                <SelectField label={`Role of ${name}`} quiet value={row.role} options={optionsOf(importRoleWords)} onChange={(role) => { set({ role }); }} />
                {roleGuess && row.role === row.suggestedRole && <p className="import-role-guess">Role {roleGuess.message}</p>}
                <ImportRoleFields row={row} set={set} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
