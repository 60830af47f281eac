import { TimeField } from '@/fields/TimeField';
import { audienceWords, channelWords, optionsOf, outcomeWords, rungWords } from '@/words/words';
import { SelectField, TextField } from '@/ui/Field';
import type { ComposerDraft } from './composerDraft';

interface ComposerFieldsProps {
  draft: ComposerDraft;
  zone: string;
  change: (part: Partial<ComposerDraft>) => void;
  whoError: string | null;
  dueError: string | null;
}

/** What a form asks beside its text. */
export function ComposerFields({ draft, zone, change, whoError, dueError }: ComposerFieldsProps) {
  const who = (label: string, hint?: string) => (
    <TextField label={label} maxLength={200} value={draft.who} error={whoError} placeholder={hint ?? 'Name'} onChange={(e) => { change({ who: e.target.value }); }} />
  );
  const channel = (
    <SelectField label="Channel" value={draft.channel} options={optionsOf(channelWords)} onChange={(value) => { change({ channel: value }); }} />
  );
  switch (draft.form) {
    case 'contact':
      return (
        <div className="composer-fields">
          {who('Whom')}
          <SelectField label="Rung" value={draft.rung} options={optionsOf(rungWords)} onChange={(rung) => { change({ rung }); }} />
          {channel}
          <SelectField label="Outcome" value={draft.outcome} options={optionsOf(outcomeWords)} onChange={(outcome) => { change({ outcome }); }} />
        </div>
      );
    case 'engage':
      return (
        <div className="composer-fields">
          {who('Who')}
          <TextField label="How" value={draft.how} placeholder="Remote, on site" onChange={(e) => { change({ how: e.target.value }); }} />
        </div>
      );
    case 'update':
      return (
        <div className="composer-fields">
          <SelectField label="Audience" value={draft.audience} options={optionsOf(audienceWords)} onChange={(audience) => { change({ audience }); }} />
          {channel}
          <TextField label="What next (optional)" value={draft.whatNext} onChange={(e) => { change({ whatNext: e.target.value }); }} />
          <TimeField label="Next update due (optional)" zone={zone} value={draft.nextUpdateDue} error={dueError} onChange={(nextUpdateDue) => { change({ nextUpdateDue }); }} />
        </div>
      );
    case 'theory':
      return <div className="composer-fields">{who('Whose theory (optional)', 'You')}</div>;
    case 'entry':
    case 'mitigate':
    case 'resolve':
      return null;
  }
}
