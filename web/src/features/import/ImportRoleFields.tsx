import { audienceWords, channelWords, optionsOf, outcomeWords, rungWords } from '@/words/words';
import { SelectField, TextField } from '@/ui/Field';
import { needsPerson, type ImportRow } from './importTable';

/** What a role asks beside the text. */
export function ImportRoleFields({ row, set }: { row: ImportRow; set: (part: Partial<ImportRow>) => void }) {
  const attempt = row.role === 'CONTACT_ATTEMPT';
  const update = row.role === 'UPDATE';
  if (!needsPerson(row.role) && !update) return null;
  const of = (word: string) => `${word}, line ${row.line}`;
  return (
    <div className="import-role-fields">
      {needsPerson(row.role) && <TextField label={of('Who')} quiet value={row.who} maxLength={200} placeholder="Who" onChange={(e) => { set({ who: e.target.value }); }} />}
      {attempt && <SelectField label={of('Outcome')} quiet value={row.outcome} options={[{ value: '', label: 'How did it end?' }, ...optionsOf(outcomeWords)]} onChange={(outcome) => { set({ outcome }); }} />}
      {attempt && <SelectField label={of('Rung')} quiet value={row.rung} options={optionsOf(rungWords)} onChange={(rung) => { set({ rung }); }} />}
      {update && <SelectField label={of('Audience')} quiet value={row.audience} options={optionsOf(audienceWords)} onChange={(audience) => { set({ audience }); }} />}
      {(attempt || update) && <SelectField label={of('Channel')} quiet value={row.channel} options={optionsOf(channelWords)} onChange={(channel) => { set({ channel }); }} />}
    </div>
  );
}
