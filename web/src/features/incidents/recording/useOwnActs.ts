import { useCallback } from 'react';
import { useClient } from 'urql';
import { send, type Failure } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { getFragmentData } from '@/gql';
import { toast } from '@/ui/toast';
import { kindWords } from '@/words/words';
import { RoomRecord_Entry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { documentOf } from './acts';

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
      const { payload: back, failure } = await send(client, documentOf('retract'), { input: { commandId: uuidv7(), incidentId, entryId: entry.id, reason: 'Taken back right after it was recorded.' } });
      if (back) onAnswer(back);
      else toast(failure.message);
    };
    toast(`Recorded: ${kindWords[entry.kind]}.`, () => { void takeBack(); });
  }, [client, incidentId, onAnswer]);

  const record = useCallback(async (form: string, input: Readonly<Record<string, unknown>>) => {
    const { payload, failure } = await send(client, documentOf(form), { input: { ...input, commandId: uuidv7(), incidentId } });
    if (payload) answered(payload);
    return failure;
  }, [client, incidentId, answered]);

  return { answered, record };
}
