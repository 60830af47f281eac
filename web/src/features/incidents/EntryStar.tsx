import { useClient } from 'urql';
import { useState } from 'react';
import { send } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import type { RoomEntry } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

const EntryStar_StarMutation = graphql(`
  mutation EntryStar_StarMutation($input: StarEntryInput!) {
    starEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const EntryStar_UnstarMutation = graphql(`
  mutation EntryStar_UnstarMutation($input: UnstarEntryInput!) {
    unstarEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface EntryStarProps { entry: RoomEntry; incidentId: string; name: string; onAnswer: (payload: AnsweredPayload) => void }

/** Says that an entry belongs in the postmortem, or need not. */
export function EntryStar({ entry, incidentId, name, onAnswer }: EntryStarProps) {
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const turn = async () => {
    const input = { commandId: uuidv7(), incidentId, entryId: entry.id };
    const { payload, failure } = entry.starred
      ? await send(client, EntryStar_UnstarMutation, { input })
      : await send(client, EntryStar_StarMutation, { input });
    setProblem(failure?.message ?? null);
    if (payload) onAnswer(payload);
  };
  const word = entry.starred ? 'Unstar' : 'Star';
  return (
    <>
      {problem !== null && <span className="small log-problem" role="alert">{problem}</span>}
      <Button look="ghost" small icon title={entry.starred ? 'Need not be in the postmortem' : 'Belongs in the postmortem'} aria-label={`${word}: ${name}`}
        onClick={() => { void turn(); }}><Icon name="star" /></Button>
    </>
  );
}
