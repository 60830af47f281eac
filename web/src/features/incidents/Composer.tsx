import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { startOfMinute, toInstant, wallClockText } from '@/time/wallClockText';
import { optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Field, SelectField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { AttachButton } from './attaching/AttachButton';
import { UploadList } from './attaching/UploadList';
import { useUploads } from './attaching/useUploads';
import { composeCommand, emptyDraft, inForm, isEmpty, readDraft, writeDraft, type ComposerDraft } from './composerDraft';
import { isProblem, type FormProblem, type RecordingCommand } from './recording/command';
import { FormFields } from './recording/FormFields';
import { SaidTimeField } from './recording/SaidTimeField';
import { formGroups, formNamed, forms } from './recording/forms';
import type { RoomEntry } from './roomRecord';
import './composer.css';

const first = forms.filter((form) => form.first);
const others = formGroups.map(({ label, forms: all }) => ({ label, options: all.filter((form) => !form.first).map(({ form, label: words }) => ({ value: form, label: words })) }));

interface ComposerProps {
  incidentId: string;
  zone: string;
  entries: readonly RoomEntry[];
  onGive: (command: RecordingCommand) => void;
}

/** Where a person says what happened. The time is stamped when they start; it can be put right before sending. */
export const Composer = forwardRef<HTMLTextAreaElement, ComposerProps>(function Composer({ incidentId, zone, entries, onGive }, ref) {
  const [draft, setDraft] = useState<ComposerDraft>(() => readDraft(incidentId));
  const [problem, setProblem] = useState<FormProblem | null>(null);
  useEffect(() => { writeDraft(incidentId, draft); }, [incidentId, draft]);

  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  const uploads = useUploads(incidentId);

  const form = formNamed(draft.form);
  const now = () => startOfMinute(Date.now());
  const change = (part: Partial<ComposerDraft>) => {
    setProblem(null);
    setDraft((before) => {
      const next = { ...before, ...part };
      return !isEmpty(next) && next.time === '' ? { ...next, time: wallClockText(now(), zone) } : next;
    });
  };
  const say = (name: string, value: string) => { change({ values: { ...draft.values, [name]: value } }); };

  const turnTo = (name: string) => { setProblem(null); setDraft((before) => inForm(before, name)); };

  const submit = () => {
    const result = composeCommand(draft, incidentId, zone, toInstant(now()));
    if (isProblem(result)) { setProblem(result); return; }
    onGive(result);
    setDraft(draft.form === emptyDraft.form ? { ...emptyDraft, values: { kind: draft.values['kind'] ?? 'NOTE' } } : emptyDraft);
    setProblem(null);
    // What had the focus may be of a form that is gone.
    field.current?.focus();
  };

  const about = (field: string) => (problem?.field === field ? problem.message : null);

  // It takes the focus of what is pressed inside and cannot have it: on a phone it would fold up under the finger else.
  return (
    <form className={isEmpty(draft) ? 'composer card' : 'composer composer-filled card'} aria-label="New entry" noValidate tabIndex={-1}
      onPaste={(e) => { if (e.clipboardData.files.length > 0) { e.preventDefault(); uploads.attach(e.clipboardData.files); } }}
      onDragOver={(e) => { if (e.dataTransfer.types.includes('Files')) e.preventDefault(); }}
      onDrop={(e) => { if (e.dataTransfer.files.length > 0) { e.preventDefault(); uploads.attach(e.dataTransfer.files); } }}
      onSubmit={(e) => { e.preventDefault(); submit(); }}
      onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); submit(); } }}>
      <div className="composer-kinds">
        <fieldset className="composer-forms">
          <legend className="visually-hidden">What to record</legend>
          {first.map(({ form: name, label, icon }) => (
            <label key={name} className={name === draft.form ? 'composer-form composer-form-on' : 'composer-form'}>
              <input type="radio" className="visually-hidden" name="form" checked={name === draft.form} onChange={() => { turnTo(name); }} />
              <Icon name={icon} size={14} />{label}
            </label>
          ))}
        </fieldset>
        <SelectField label="Something else to record" quiet className={form.first ? '' : 'composer-other-on'} value={form.first ? '' : form.form}
          options={[{ value: '', label: 'More…' }]} groups={others}
          onChange={(name) => { turnTo(name === '' ? emptyDraft.form : name); }} />
      </div>
      <FormFields fields={form.fields} values={draft.values} zone={zone} entries={entries} problem={problem} onChange={say} />
      <Field label="What happened" quiet error={about('text')}>
        {(described) => (
          <textarea ref={field} className="input composer-text" rows={2} maxLength={20_000} value={draft.values['text'] ?? ''} placeholder={form.text.prompt}
            onChange={(e) => { say('text', e.target.value); }} {...described} />
        )}
      </Field>
      <UploadList {...uploads} />
      <div className="composer-foot">
        <SaidTimeField label="When it happened" quiet zone={zone} value={draft.time} error={about('time')} onChange={(time) => { change({ time }); }} onApproximate={() => { change({ precision: 'APPROXIMATE' }); }} />
        <SelectField label="How exact the time is" quiet value={draft.precision} options={optionsOf(precisionWords)} onChange={(precision) => { change({ precision }); }} />
        <AttachButton onFiles={uploads.attach} />
        <Button look="primary" type="submit" title="Ctrl + Enter">Record</Button>
      </div>
    </form>
  );
});
