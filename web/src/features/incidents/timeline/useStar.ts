import { useCallback, useContext } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { toast } from '@/ui/toast';
import type { RoomEntry } from '../roomRecord';
import { actCommand, documentOf, KeepContext } from '../recording/acts';
import type { AnsweredPayload } from '../useIncidentRoom';

/** Says that an entry belongs in the postmortem, or need not. */
export function useStar(incidentId: string, onAnswer: (payload: AnsweredPayload) => void): (entry: RoomEntry) => void {
  const client = useClient();
  const keep = useContext(KeepContext);
  return useCallback((entry) => {
    const turn = async () => {
      const act = entry.starred ? 'unstar' : 'star';
      if (keep && !navigator.onLine) { keep(actCommand(act, incidentId, entry.text, { entryId: entry.id })); return; }
      const { payload, failure } = await send(client, documentOf(act), { input: { commandId: uuidv7(), incidentId, entryId: entry.id } });
      if (failure) toast(`The star was not ${entry.starred ? 'taken back' : 'set'}: ${failure.message}`);
      if (payload) onAnswer(payload);
    };
    void turn();
  }, [client, keep, incidentId, onAnswer]);
}
