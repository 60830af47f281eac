import type { Audience, Channel, ContactOutcome, ContactRung, EntryKind, Precision } from '@/gql/graphql';
import { readWallClock, type WallClockText } from '@/time/wallClockText';
import type { ComposedCommand } from './composedCommand';

export type ComposerForm = ComposedCommand['form'];

/** Everything in the composer. Fields of other forms are kept while a person changes their mind. */
export interface ComposerDraft {
  form: ComposerForm;
  kind: EntryKind;
  text: string;
  /** Wall clock in the incident's zone. Empty: stamped when typing starts. */
  time: WallClockText;
  precision: Precision;
  who: string;
  how: string;
  rung: ContactRung;
  channel: Channel;
  outcome: ContactOutcome;
  audience: Audience;
  whatNext: string;
  nextUpdateDue: WallClockText;
}

export const emptyDraft: ComposerDraft = {
  form: 'entry', kind: 'NOTE', text: '', time: '', precision: 'MINUTE', who: '', how: '', rung: 'PRIMARY', channel: 'PHONE',
  outcome: 'REACHED', audience: 'CUSTOMER', whatNext: '', nextUpdateDue: '',
};

const key = (incidentId: string) => `timeline.draft.${incidentId}`;

/** The draft left in this browser, or an empty one. */
export function readDraft(incidentId: string): ComposerDraft {
  try {
    return { ...emptyDraft, ...(JSON.parse(localStorage.getItem(key(incidentId)) ?? '{}') as Partial<ComposerDraft>) };
  } catch {
    return emptyDraft;
  }
}

export function writeDraft(incidentId: string, draft: ComposerDraft): void {
  try {
    if (draft.text === '' && draft.who === '') localStorage.removeItem(key(incidentId));
    else localStorage.setItem(key(incidentId), JSON.stringify(draft));
  } catch {
    // Storage is full or off: the draft lasts until the page is left.
  }
}

export type DraftProblem = { field: 'text' | 'who' | 'time' | 'nextUpdateDue'; message: string };

/** The draft as a command, or what is missing. `now` stands for a time that nobody typed. */
export function composeCommand(draft: ComposerDraft, incidentId: string, zone: string, now: string): ComposedCommand | DraftProblem {
  const text = draft.text.trim();
  const needsText: ComposerForm[] = ['entry', 'update', 'theory'];
  const needsWho: ComposerForm[] = ['contact', 'engage'];
  if (needsWho.includes(draft.form) && draft.who.trim() === '') return { field: 'who', message: 'Say who.' };
  if (needsText.includes(draft.form) && text === '') return { field: 'text', message: 'Say what happened.' };
  const at = draft.time === '' ? now : readWallClock(draft.time, zone)?.instant;
  if (at === undefined) return { field: 'time', message: 'This is no date and time.' };
  const common = { incidentId, occurredAt: at, precision: draft.precision };

  switch (draft.form) {
    case 'entry': return { ...common, form: 'entry', kind: draft.kind, text, author: draft.who };
    case 'contact': return { ...common, form: 'contact', who: draft.who, rung: draft.rung, channel: draft.channel, outcome: draft.outcome, text };
    case 'engage': return { ...common, form: 'engage', who: draft.who, how: draft.how, text };
    case 'theory': return { ...common, form: 'theory', text, raisedBy: draft.who };
    case 'mitigate': return { ...common, form: 'mitigate', text };
    case 'resolve': return { ...common, form: 'resolve', text };
    case 'update': {
      const due = draft.nextUpdateDue === '' ? null : readWallClock(draft.nextUpdateDue, zone)?.instant;
      if (due === undefined) return { field: 'nextUpdateDue', message: 'This is no date and time.' };
      return { ...common, form: 'update', audience: draft.audience, channel: draft.channel, text, whatNext: draft.whatNext, nextUpdateDue: due };
    }
  }
}

export const isProblem = (result: ComposedCommand | DraftProblem): result is DraftProblem => 'message' in result;
