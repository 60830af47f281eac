import { forwardRef, useEffect, useState } from 'react';
import type { EntryKind } from '@/gql/graphql';
import { TimeField } from '@/fields/TimeField';
import { startOfMinute, toInstant, wallClockText } from '@/time/wallClockText';
import { kindWords, optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Field, SelectField } from '@/ui/Field';
import { Icon, type IconName } from '@/ui/Icon';
import { composeCommand, emptyDraft, isProblem, readDraft, writeDraft, type ComposerDraft, type ComposerForm, type DraftProblem } from './composerDraft';
import type { ComposedCommand } from './composedCommand';
import { ComposerFields } from './ComposerFields';
import './composer.css';

const forms: { form: ComposerForm; label: string; icon: IconName; prompt: string }[] = [
  { form: 'entry', label: 'Log', icon: 'note', prompt: 'What is happening? Markdown works.' },
  { form: 'contact', label: 'Contact attempt', icon: 'phone', prompt: 'What was said (optional)' },
  { form: 'engage', label: 'Hands on it', icon: 'hands', prompt: 'Anything to add (optional)' },
  { form: 'update', label: 'Update', icon: 'megaphone', prompt: 'What were they told?' },
  { form: 'theory', label: 'Theory', icon: 'bulb', prompt: 'What might it be?' },
  { form: 'mitigate', label: 'Mitigated', icon: 'check', prompt: 'What was done (optional)' },
  { form: 'resolve', label: 'Resolved', icon: 'flag', prompt: 'How was it resolved (optional)' },
];

const plainKinds: EntryKind[] = ['NOTE', 'OBSERVATION', 'ACTION', 'COMMUNICATION', 'VENDOR', 'FEEDBACK', 'REPORT', 'TICKET'];

interface ComposerProps {
  incidentId: string;
  zone: string;
  onGive: (command: ComposedCommand) => void;
}

/** Where a person says what happened. The time is stamped when they start; it can be put right before sending. */
export const Composer = forwardRef<HTMLTextAreaElement, ComposerProps>(function Composer({ incidentId, zone, onGive }, ref) {
  const [draft, setDraft] = useState<ComposerDraft>(() => readDraft(incidentId));
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  useEffect(() => { writeDraft(incidentId, draft); }, [incidentId, draft]);

  const now = () => startOfMinute(Date.now());
  const change = (part: Partial<ComposerDraft>) => {
    setProblem(null);
    setDraft((before) => {
      const next = { ...before, ...part };
      const starts = (part.text ?? '') !== '' || (part.who ?? '') !== '';
      return starts && next.time === '' ? { ...next, time: wallClockText(now(), zone) } : next;
    });
  };

  const submit = () => {
    const result = composeCommand(draft, incidentId, zone, toInstant(now()));
    if (isProblem(result)) { setProblem(result); return; }
    onGive(result);
    setDraft({ ...emptyDraft, form: draft.form === 'entry' ? 'entry' : emptyDraft.form, kind: draft.form === 'entry' ? draft.kind : 'NOTE' });
    setProblem(null);
  };

  const current = forms.find(({ form }) => form === draft.form) ?? forms[0];
  const about = (field: DraftProblem['field']) => (problem?.field === field ? problem.message : null);

  return (
    <form className={draft.text === '' && draft.who === '' ? 'composer card' : 'composer composer-filled card'} aria-label="New entry" noValidate
      onSubmit={(e) => { e.preventDefault(); submit(); }}
      onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); submit(); } }}>
      <fieldset className="composer-forms">
        <legend className="visually-hidden">What to record</legend>
        {forms.map(({ form, label, icon }) => (
          <label key={form} className={form === draft.form ? 'composer-form composer-form-on' : 'composer-form'}>
            <input type="radio" className="visually-hidden" name="form" checked={form === draft.form} onChange={() => { change({ form }); }} />
            <Icon name={icon} size={14} />{label}
          </label>
        ))}
      </fieldset>
      <ComposerFields draft={draft} zone={zone} change={change} whoError={about('who')} dueError={about('nextUpdateDue')} />
      <Field label="What happened" quiet error={about('text')}>
        {(described) => (
          <textarea ref={ref} className="input composer-text" rows={2} maxLength={20_000} value={draft.text} placeholder={current?.prompt}
            onChange={(e) => { change({ text: e.target.value }); }} {...described} />
        )}
      </Field>
      <div className="composer-foot">
        {draft.form === 'entry' && (
          <SelectField label="Kind" quiet value={draft.kind} options={optionsOf(kindWords, plainKinds)} onChange={(kind) => { change({ kind }); }} />
        )}
        <TimeField label="When it happened" quiet zone={zone} value={draft.time} error={about('time')} onChange={(time) => { change({ time }); }} />
        <SelectField label="How exact the time is" quiet value={draft.precision} options={optionsOf(precisionWords)} onChange={(precision) => { change({ precision }); }} />
        <Button look="primary" type="submit" title="Ctrl + Enter">Record</Button>
      </div>
    </form>
  );
});
