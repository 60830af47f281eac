import { readWallClock, type WallClockText } from '@/time/wallClockText';
import type { Precision } from '@/gql/graphql';
import { initialOf, isProblem, readFields, recordingOf, type FormProblem, type RecordingCommand, type Values } from './recording/command';
import { formNamed, isAmbiguous, isPicked } from './recording/forms';

/** Everything in the composer. Fields of other forms are kept while a person changes their mind. */
export interface ComposerDraft {
  form: string;
  /** Wall clock in the incident's zone. Empty: stamped when typing starts. */
  time: WallClockText;
  precision: Precision;
  values: Values;
}

export const emptyDraft: ComposerDraft = { form: 'entry', time: '', precision: 'MINUTE', values: {} };

/** True while nobody has said anything: the kind of a note says nothing without words, and so does what another form had picked. */
export function isEmpty({ form: name, values }: ComposerDraft): boolean {
  const { fields } = formNamed(name);
  return Object.entries(values).every(([asked, value]) => {
    const field = fields.find((each) => each.name === asked);
    if (value === '' || (field === undefined && isPicked(asked))) return true;
    if (field?.type === 'check') return value !== 'true';
    return field?.type === 'choice' && (name === emptyDraft.form || value === initialOf(field));
  });
}

/** The same words in another form: what only means something in the old one is left behind. */
export const inForm = (draft: ComposerDraft, form: string): ComposerDraft =>
  ({ ...draft, form, values: Object.fromEntries(Object.entries(draft.values).filter(([name]) => !isAmbiguous(name))) });

const key = (incidentId: string) => `timeline.draft.${incidentId}`;

/** The draft left in this browser, by version 0.2 too, which kept all fields beside each other; or an empty one. */
export function readDraft(incidentId: string): ComposerDraft {
  try {
    const { form, time, precision, values, ...older } = { ...emptyDraft, ...(JSON.parse(localStorage.getItem(key(incidentId)) ?? '{}') as Partial<ComposerDraft>) };
    return { form: formNamed(form).form, time, precision, values: { ...older, ...values } };
  } catch {
    return emptyDraft;
  }
}

export function writeDraft(incidentId: string, draft: ComposerDraft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(key(incidentId));
    else localStorage.setItem(key(incidentId), JSON.stringify(draft));
  } catch {
    // Storage is full or off: the draft lasts until the page is left.
  }
}

/** The draft as a command, or what is missing. `now` stands for a time that nobody typed. */
export function composeCommand(draft: ComposerDraft, incidentId: string, zone: string, now: string): RecordingCommand | FormProblem {
  const form = formNamed(draft.form);
  const input = readFields(form, draft.values, zone);
  if (isProblem(input)) return input;
  const occurredAt = draft.time === '' ? now : readWallClock(draft.time, zone)?.instant;
  if (occurredAt === undefined) return { field: 'time', message: 'This is no date and time.' };
  return recordingOf(form, { incidentId, occurredAt, precision: draft.precision }, draft.values, input);
}
