import { createContext, useContext } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useCommand } from '@/commands/useCommand';
import type { Failure } from '@/commands/send';
import { graphql } from '@/gql';
import type { AnsweredPayload } from '../useIncidentRoom';
import type { RecordingCommand } from './command';
import { formNamed } from './forms';

const Act_LessonMutation = graphql(`
  mutation Act_LessonMutation($input: RecordLessonInput!) {
    recordLesson(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Act_CameBackMutation = graphql(`
  mutation Act_CameBackMutation($input: RecordLessonCameBackInput!) {
    recordLessonCameBack(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Act_ActionItemMutation = graphql(`
  mutation Act_ActionItemMutation($input: RaiseActionItemInput!) {
    raiseActionItem(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Act_StarMutation = graphql(`
  mutation Act_StarMutation($input: StarEntryInput!) {
    starEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Act_UnstarMutation = graphql(`
  mutation Act_UnstarMutation($input: UnstarEntryInput!) {
    unstarEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Act_AmendMutation = graphql(`
  mutation Act_AmendMutation($input: AmendEntryInput!) {
    amendEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Act_RetractMutation = graphql(`
  mutation Act_RetractMutation($input: RetractEntryInput!) {
    retractEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Act_UnlinkMutation = graphql(`
  mutation Act_UnlinkMutation($input: UnlinkIncidentsInput!) {
    unlinkIncidents(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

/** What is done in a room besides recording an entry by its form. The names are kept in this browser with what is unsent: never renamed. */
const acts = {
  lesson: { words: 'Lesson', document: Act_LessonMutation },
  cameBack: { words: 'It came back', document: Act_CameBackMutation },
  actionItem: { words: 'Action', document: Act_ActionItemMutation },
  star: { words: 'Star', document: Act_StarMutation },
  unstar: { words: 'Star taken back', document: Act_UnstarMutation },
  amend: { words: 'Correction', document: Act_AmendMutation },
  retract: { words: 'Retraction', document: Act_RetractMutation },
  unlink: { words: 'Link taken back', document: Act_UnlinkMutation },
} as const;

export type Act = keyof typeof acts;
export type SendingDocument = TypedDocumentNode<Record<string, AnsweredPayload>, { input: Record<string, unknown> } & AnyVariables>;

/** What sends a command: an act's, or that of the form which recorded it. */
export const documentOf = (name: string): SendingDocument => (name in acts ? acts[name as Act].document : formNamed(name).mutation) as SendingDocument;

/** An act as the device keeps it. `about`: what it says, or the words of the entry that it is about. */
export const actCommand = (name: Act, incidentId: string, about: string, input: RecordingCommand['input']): RecordingCommand => ({
  form: name, bare: true, incidentId, occurredAt: new Date().toISOString(), precision: 'SECOND', words: `${acts[name].words}: ${about}`, input,
});

/** Keeps a command on this device until there is a network. Null: nothing is kept here. */
export const KeepContext = createContext<((command: RecordingCommand) => void) | null>(null);

interface ActCommand {
  run: (about: string, input: RecordingCommand['input']) => Promise<void>;
  sending: boolean;
  failure: Failure | null;
}

/** A dialog's act: sent at once, or kept while there is no network. `onDone` gets the answer; null: it was kept. */
export function useAct(name: Act, incidentId: string, onDone: (payload: AnsweredPayload | null) => void): ActCommand {
  const keep = useContext(KeepContext);
  const { run, sending, failure } = useCommand(documentOf(name));
  return {
    sending, failure,
    run: async (about, input) => {
      if (keep && !navigator.onLine) { keep(actCommand(name, incidentId, about, input)); onDone(null); return; }
      const payload = await run({ ...input, incidentId });
      if (payload) onDone(payload);
    },
  };
}
