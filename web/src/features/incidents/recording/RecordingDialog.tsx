import { useContext, useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { readWallClock, startOfMinute, wallClockText } from '@/time/wallClockText';
import { kindWords, optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import type { RoomEntry, RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { documentOf, KeepContext } from './acts';
import { fieldsOf, isProblem, readFields, recordingOf, valuesOf, type FormProblem, type RecordingCommand, type Values } from './command';
import type { CommandForm } from './commandForm';
import { FormFields } from './FormFields';
import { SaidTimeField } from './SaidTimeField';

interface RecordingDialogProps {
  form: CommandForm;
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  /** What stands in the fields to begin with. */
  values?: Values;
  /** When it happened, where that was said already. */
  said?: Pick<RecordingCommand, 'occurredAt' | 'precision'>;
  /** The entry that is recorded anew: the correction of all its facts. */
  amends?: RoomEntry;
  /** It waits on this device and is changed there. False: it was sent meanwhile. */
  onChange?: (command: RecordingCommand) => Promise<boolean>;
  onAnswer: (payload: AnsweredPayload) => void;
  onClose: () => void;
}

/** The form of a kind of entry in a dialog: to record one about something on the screen, or to correct every fact of one. */
export function RecordingDialog({ form, incident, entries, values: given, said, amends, onChange, onAnswer, onClose }: RecordingDialogProps) {
  const { zone } = incident;
  const keep = useContext(KeepContext);
  const { run, sending, failure } = useCommand(documentOf(form.form));
  const [values, setValues] = useState<Values>(() => (amends ? valuesOf(form, amends, zone) : given ?? {}));
  const [time, setTime] = useState(() => wallClockText(amends?.occurredAt ?? said?.occurredAt ?? startOfMinute(Date.now()), zone));
  const [precision, setPrecision] = useState(amends?.precision ?? said?.precision ?? 'MINUTE');
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const about = (field: string) => (problem?.field === field ? problem.message : null);
  const say = (name: string, value: string) => {
    setProblem(null);
    const outdated = form.fields.filter((field) => field.type === 'kept' && field.goesWith === name).map((field) => [field.name, '']);
    setValues({ ...values, ...Object.fromEntries(outdated) as Values, [name]: value });
  };
  const reason = (values['reason'] ?? '').trim();
  const changesTime = !amends || time !== wallClockText(amends.occurredAt, zone) || precision !== amends.precision;

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const input = readFields(form, values, zone, amends);
    const at = readWallClock(time, zone);
    if (isProblem(input)) { setProblem(input); return; }
    if (!at) { setProblem({ field: 'time', message: 'This is no date and time.' }); return; }
    if (amends && reason === '') { setProblem({ field: 'reason', message: 'Say why: the old reading stays visible beside it.' }); return; }
    const command = recordingOf(form, { incidentId: incident.id, occurredAt: at.instant, precision }, values, input);
    if (onChange) {
      if (await onChange(command)) onClose();
      else setProblem({ field: '', message: 'It was sent meanwhile: correct it in the timeline. Your words are still here.' });
      return;
    }
    const all = { ...input, ...(changesTime && { occurredAt: at.instant, precision }), ...(amends && { amends: { entryId: amends.id, reason } }) };
    if (keep && !navigator.onLine) {
      // A correction is not changed on the device: what it corrects may have been corrected meanwhile.
      keep(amends ? { form: form.form, bare: true, incidentId: incident.id, occurredAt: at.instant, precision, words: `Correction: ${command.words}`, input: all } : command);
      onClose();
      return;
    }
    const payload = await run({ ...all, incidentId: incident.id });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title={amends ? `Correct: ${kindWords[amends.kind]}` : form.label} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <FormFields fields={fieldsOf(form, amends)} values={values} zone={zone} entries={entries} problem={problem} onChange={say} />
        <TextArea label={form.text.prompt} rows={4} data-autofocus maxLength={20_000} value={values['text'] ?? ''} error={about('text')} onChange={(e) => { say('text', e.target.value); }} />
        <div className="grid-2">
          <SaidTimeField label="When it happened" zone={zone} value={time} error={about('time')} onChange={(said) => { setProblem(null); setTime(said); }} onApproximate={() => { setPrecision('APPROXIMATE'); }} />
          <SelectField label="How exact the time is" value={precision} options={optionsOf(precisionWords)} onChange={setPrecision} />
        </div>
        {amends && (
          <TextField label="Why" value={values['reason'] ?? ''} maxLength={1000} placeholder="Wrong minute, heard from the call log" error={about('reason')}
            onChange={(e) => { say('reason', e.target.value); }} />
        )}
        {problem?.field === '' && <Notice tone="crit">{problem.message}</Notice>}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{amends ? 'Correct' : onChange ? 'Change it' : 'Record'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
