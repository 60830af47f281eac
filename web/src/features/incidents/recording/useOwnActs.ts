import { useCallback } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { send, type Failure } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { getFragmentData, graphql } from '@/gql';
import { toast } from '@/ui/toast';
import { kindWords } from '@/words/words';
import { RoomRecord_Entry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { formNamed } from './forms';

const OwnActs_RetractMutation = graphql(`
  mutation OwnActs_RetractMutation($input: RetractEntryInput!) {
    retractEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

export interface OwnActs {
  /** Takes in the answer to one's own command, and offers to take back what it recorded. */
  answered: (payload: AnsweredPayload) => void;
  /** Records by a form's mutation at once. Gives why not. */
  record: (form: string, input: Readonly<Record<string, unknown>>) => Promise<Failure | null>;
}

/** What one does oneself: a toast answers it, with the way back. To take back is to retract: both stay in the record. */
export function useOwnActs(incidentId: string, onAnswer: (payload: AnsweredPayload) => void): OwnActs {
  const client = useClient();

  const answered = useCallback((payload: AnsweredPayload) => {
    onAnswer(payload);
    const entry = getFragmentData(RoomRecord_Entry, payload.entry);
    if (!entry || entry.retracted || entry.amended) return;
    const takeBack = async () => {
      const { payload: back, failure } = await send(client, OwnActs_RetractMutation, { input: { commandId: uuidv7(), incidentId, entryId: entry.id, reason: 'Taken back right after it was recorded.' } });
      if (back) onAnswer(back);
      else toast(failure.message);
    };
    toast(`Recorded: ${kindWords[entry.kind]}.`, () => { void takeBack(); });
  }, [client, incidentId, onAnswer]);

  const record = useCallback(async (form: string, input: Readonly<Record<string, unknown>>) => {
    const mutation = formNamed(form).mutation as TypedDocumentNode<Record<string, AnsweredPayload>, AnyVariables>;
    const { payload, failure } = await send(client, mutation, { input: { ...input, commandId: uuidv7(), incidentId } });
    if (payload) answered(payload);
    return failure;
  }, [client, incidentId, answered]);

  return { answered, record };
}
