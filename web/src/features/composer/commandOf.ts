import { toInstant } from '@/time/wallClockText';
import { isProblem, readFields, type FormProblem, type RecordingCommand } from '../incidents/recording/command';
import { formNamed } from '../incidents/recording/forms';
import { plainNote } from './commands';
import type { Reading } from './readLine';

/** What was read, as it is sent: the form's mutation with its values; or what a form still asks. */
export function commandOf(reading: Reading, incidentId: string, zone: string): RecordingCommand | FormProblem {
  const form = formNamed(reading.form);
  const input = readFields(form, reading.values, zone);
  if (isProblem(input)) return input;
  const { at, until, precision } = reading.time;
  const said = form.fields.filter(({ type }) => type === 'line').map(({ name }) => reading.values[name] ?? '').concat(reading.values['text'] ?? '').filter((words) => words !== '');
  return {
    form: form.form, incidentId, occurredAt: toInstant(at), precision, values: reading.values,
    words: said.length === 0 ? form.label : said.join(' · '),
    // Of all inputs only that of a note takes the end of a range.
    input: until !== null && form.form === plainNote.form ? { ...input, occurredUntil: toInstant(until) } : input,
  };
}
