import type { Client } from 'urql';
import { send, type Failure } from '@/commands/send';
import { graphql } from '@/gql';
import type { LessonCategory } from '@/gql/graphql';
import type { AnsweredPayload } from '../incidents/useIncidentRoom';
import type { Reading } from './readLine';

const Line_LessonMutation = graphql(`
  mutation Line_LessonMutation($input: RecordLessonInput!) {
    recordLesson(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Line_ActionMutation = graphql(`
  mutation Line_ActionMutation($input: RaiseActionItemInput!) {
    raiseActionItem(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Line_StarMutation = graphql(`
  mutation Line_StarMutation($input: StarEntryInput!) {
    starEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

type Sent = { payload: AnsweredPayload | null; failure: Failure | null };

/** Sends what makes no entry: a lesson, an action item, a star. The same id again records nothing twice. */
export async function sendAct(client: Client, { does, values }: Pick<Reading, 'does' | 'values'>, incidentId: string, commandId: string): Promise<Sent> {
  const about = { commandId, incidentId };
  const said = (name: string) => values[name] ?? '';
  switch (does) {
    case 'lesson': return send(client, Line_LessonMutation, { input: { ...about, category: said('category') as LessonCategory, text: said('text') } });
    case 'action': return send(client, Line_ActionMutation, { input: { ...about, text: said('text'), owner: said('owner') || null } });
    case 'star': return send(client, Line_StarMutation, { input: { ...about, entryId: said('entryId') } });
    default: return { payload: null, failure: null };
  }
}
