import { useCallback } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { graphql } from '@/gql';
import { toast } from '@/ui/toast';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

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

/** Says that an entry belongs in the postmortem, or need not. */
export function useStar(incidentId: string, onAnswer: (payload: AnsweredPayload) => void): (entry: RoomEntry) => void {
  const client = useClient();
  return useCallback((entry) => {
    const turn = async () => {
      const input = { commandId: uuidv7(), incidentId, entryId: entry.id };
      const { payload, failure } = entry.starred
        ? await send(client, EntryStar_UnstarMutation, { input })
        : await send(client, EntryStar_StarMutation, { input });
      if (failure) toast(`The star was not ${entry.starred ? 'taken back' : 'set'}: ${failure.message}`);
      if (payload) onAnswer(payload);
    };
    void turn();
  }, [client, incidentId, onAnswer]);
}
