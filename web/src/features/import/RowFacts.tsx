import { audienceWords, channelWords, optionsOf, outcomeWords, rungWords } from '@/words/words';
import { SelectField, TextField } from '@/ui/Field';
import { Popover } from '@/ui/Popover';
import { needsPerson, type PasteRow, type RowChoices } from './pasteRows';

const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function said(row: PasteRow): string {
  if (row.kind === 'UPDATE') return `${small(audienceWords[row.audience])} · ${small(channelWords[row.channel])}`;
  if (row.kind === 'ENGAGED') return row.who === '' ? 'who?' : row.who;
  const who = row.rung === 'OTHER' ? (row.who === '' ? 'somebody' : row.who) : small(rungWords[row.rung]);
  return `${who} · ${row.outcome === '' ? 'how did it end?' : small(outcomeWords[row.outcome])}`;
}

/** What a kind asks beside the text, as a tag that opens its fields. */
export function RowFacts({ row, onEdit }: { row: PasteRow; onEdit: (part: Partial<RowChoices>) => void }) {
  const attempt = row.kind === 'CONTACT_ATTEMPT';
  const open = attempt && row.outcome === '';
  return (
    <Popover title={`About line ${row.line}`} offset={4} trigger={<button type="button" className={`tag ${open ? 'tag-high' : 'tag-line'} paste-tag`} aria-label={`About line ${row.line}: ${said(row)}`}>{said(row)}</button>}>
      <div className="paste-form">
        {needsPerson(row.kind) && <TextField label="Who" value={row.who} maxLength={200} onChange={(e) => { onEdit({ who: e.target.value }); }} />}
        {attempt && <SelectField label="Outcome" value={row.outcome} options={[{ value: '', label: 'How did it end?' }, ...optionsOf(outcomeWords)]} onChange={(outcome) => { onEdit({ outcome }); }} />}
        {attempt && <SelectField label="Rung" value={row.rung} options={optionsOf(rungWords)} onChange={(rung) => { onEdit({ rung }); }} />}
        {row.kind === 'UPDATE' && <SelectField label="Audience" value={row.audience} options={optionsOf(audienceWords)} onChange={(audience) => { onEdit({ audience }); }} />}
        {(attempt || row.kind === 'UPDATE') && <SelectField label="Channel" value={row.channel} options={optionsOf(channelWords)} onChange={(channel) => { onEdit({ channel }); }} />}
      </div>
    </Popover>
  );
}
