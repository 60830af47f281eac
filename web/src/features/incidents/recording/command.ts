import type { Client } from 'urql';
import { send, type Failure } from '@/commands/send';
import { readWallClock, wallClockText } from '@/time/wallClockText';
import type { Precision } from '@/gql/graphql';
import type { AnsweredPayload } from '../useIncidentRoom';
import type { RoomEntry } from '../roomRecord';
import type { CommandForm, FormField } from './commandForm';
import { documentOf } from './acts';
import { formNamed } from './forms';

/** What a person said, ready to be sent; times are instants. */
export interface RecordingCommand {
  form: string;
  incidentId: string;
  occurredAt: string;
  precision: Precision;
  /** The words, for the row that stands in the timeline until the answer comes. */
  words: string;
  /** The rest of the input. */
  input: Readonly<Record<string, unknown>>;
  /** Its input has no time of its own beside what `input` says: a correction, a lesson, a star. */
  bare?: true;
  /** What was typed, to be changed when it is refused. Absent: an older version kept it. */
  values?: Values;
}

/** What stands in the fields of a form, by name; text and author among them. */
export type Values = Readonly<Record<string, string>>;

export interface FormProblem { field: string; message: string }

/** What a form asks: of a correction, what says how something is recorded is not. */
export const fieldsOf = (form: CommandForm, amends?: RoomEntry): readonly FormField[] =>
  (amends ? form.fields.filter((field) => !(field.type === 'check' && field.whenNew)) : form.fields);

/**
 * The fields as the mutation's input takes them, or the first thing that is missing or wrong. Times are wall clocks in `zone`; one that still
 * shows what the corrected entry says is that moment, to the second and in the hour that clocks show twice.
 */
export function readFields(form: CommandForm, values: Values, zone: string, amends?: RoomEntry): Record<string, unknown> | FormProblem {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(form, amends)) {
    const value = valueOf(field, values).trim();
    if (value === '' && field.required) return { field: field.name, message: field.required };
    const said = field.type === 'time' && amends?.facts.find(({ name }) => name === (field.fact ?? field.name))?.at;
    const read = said && wallClockText(said, zone) === value ? said : field.type === 'customers' ? customersOf(value, amends) : readField(field, value, zone);
    if (read === undefined) return { field: field.name, message: field.type === 'time' ? 'This is no date and time.' : 'This is no whole number.' };
    input[field.name] = read;
  }
  const text = (values['text'] ?? '').trim();
  if (text === '' && form.text.required) return { field: 'text', message: form.text.required };
  input[form.text.name] = text === '' ? null : text;
  return input;
}

/** Customers by name; with what they are in the catalogue where the corrected entry said it. */
function customersOf(value: string, amends?: RoomEntry): unknown {
  const known = new Map(amends?.facts.filter(({ name, value: shown, input }) => name === 'customers' && input !== shown).map((fact) => [fact.value, fact.input]));
  return linesOf(value).map((name) => ({ name, ...(known.get(name) != null && { id: known.get(name) }) }));
}

const linesOf = (value: string) => value.split('\n').map((line) => line.trim()).filter(Boolean);

function readField(field: Exclude<FormField, { type: 'customers' }>, value: string, zone: string): unknown {
  switch (field.type) {
    case 'check': return value === 'true';
    case 'entry': return field.many ? value.split(',').filter(Boolean) : value || null;
    case 'time': return value === '' ? null : readWallClock(value, zone)?.instant;
    case 'count': return value === '' ? null : /^\d{1,9}$/.test(value) ? Number(value) : undefined;
    case 'lines': return linesOf(value);
    case 'kept': return field.many ? value.split(',').filter(Boolean) : value || null;
    case 'line':
    case 'paragraph':
    case 'choice': return value || null;
  }
}

/** What was said in the fields of a form, as a command. */
export function recordingOf(form: CommandForm, when: Pick<RecordingCommand, 'incidentId' | 'occurredAt' | 'precision'>, values: Values, input: RecordingCommand['input']): RecordingCommand {
  const words = form.fields
    .filter(({ type }) => type === 'line').map(({ name }) => values[name] ?? '').concat(values['text'] ?? '')
    .map((said) => said.trim()).filter((said) => said !== '').join(' · ');
  return { form: form.form, ...when, words: words === '' ? form.label : words, input, values };
}

export const isProblem = (result: object): result is FormProblem => 'message' in result && 'field' in result;

/** What stands in a field that nobody touched. */
export const initialOf = (field: FormField): string => (field.type === 'choice' ? field.initial ?? '' : '');

/** What stands in a field. A choice that is none of its own was left by a form with a field of the same name. */
export function valueOf(field: FormField, values: Values): string {
  const value = values[field.name] ?? initialOf(field);
  return field.type === 'choice' && !(value in field.words) ? initialOf(field) : value;
}

/** What an entry says, in the fields of its form: what a correction begins with. */
export function valuesOf(form: CommandForm, entry: RoomEntry, zone: string): Values {
  // Where nobody wrote a text, the reason that a form asks for may be among the facts.
  const reason = entry.facts.find(({ name }) => name === form.text.name)?.input ?? '';
  const values: Record<string, string> = { text: entry.worded ? reason : entry.text };
  for (const field of form.fields) {
    const { name, fact = name } = field;
    const said = entry.facts.filter((each) => each.name === fact).map(({ at, entryId, input, value }) => (at != null ? wallClockText(at, zone) : field.type === 'customers' ? value : entryId ?? input ?? ''));
    values[name] = fact === 'author' ? entry.author : fact === 'entryKind' ? entry.kind : said.join(field.type === 'lines' || field.type === 'customers' ? '\n' : ',');
  }
  return values;
}

/** Sends it under the id given: the same id again records nothing twice. */
export async function sendRecording(client: Client, command: RecordingCommand, commandId: string): Promise<{ payload: AnsweredPayload | null; failure: Failure | null }> {
  const { form, incidentId, occurredAt, precision, bare, input } = command;
  return await send(client, documentOf(form), { input: { commandId, incidentId, ...(!bare && { occurredAt, precision }), ...input } });
}

/** A command as version 0.2 kept it in this browser: all fields beside each other. */
type OlderCommand = Omit<RecordingCommand, 'words' | 'input'> & Record<string, unknown>;

/** What was left unsent by this version or an older one. */
export function storedCommand(stored: RecordingCommand | OlderCommand): RecordingCommand {
  if ('input' in stored && typeof stored.input === 'object') return stored as RecordingCommand;
  const { form, incidentId, occurredAt, precision, text, ...rest } = stored as OlderCommand;
  const { name } = formNamed(form).text;
  const words = [rest['who'], text].filter((said) => typeof said === 'string' && said !== '').join(': ');
  const said = Object.fromEntries(Object.entries({ ...rest, [name]: text }).map(([field, value]) => [field, value === '' ? null : value]));
  return { form, incidentId, occurredAt, precision, words, input: said };
}
