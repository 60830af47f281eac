import { useCallback, useEffect, useReducer } from 'react';
import { useClient } from 'urql';
import { uuidv7 } from '@/commands/uuidv7';
import { sendRecording, type RecordingCommand } from './recording/command';
import { outbox, readOutbox, writeOutbox, type PendingCommand } from './outbox';
import type { AnsweredPayload } from './useIncidentRoom';

export interface Outbox {
  pending: readonly PendingCommand[];
  give: (command: RecordingCommand) => void;
  retry: (pending: PendingCommand) => void;
  discard: (commandId: string) => void;
}

/** Sends commands in the background. One that fails stays, in this browser too, until it is sent again or thrown away. */
export function useOutbox(incidentId: string, onAnswer: (payload: AnsweredPayload) => void): Outbox {
  const client = useClient();
  const [pending, dispatch] = useReducer(outbox, incidentId, readOutbox);
  useEffect(() => { writeOutbox(incidentId, pending); }, [incidentId, pending]);

  const sendAs = useCallback(async (command: RecordingCommand, commandId: string) => {
    dispatch({ type: 'sending', pending: { commandId, command, occurredAt: command.occurredAt } });
    const { payload, failure } = await sendRecording(client, command, commandId);
    if (payload) {
      onAnswer(payload);
      dispatch({ type: 'done', commandId });
    } else {
      dispatch({ type: 'failed', commandId, problem: failure?.message ?? 'It was not recorded.', refused: failure?.again === false });
    }
  }, [client, onAnswer]);

  const give = useCallback((command: RecordingCommand) => { void sendAs(command, uuidv7()); }, [sendAs]);
  const retry = useCallback((item: PendingCommand) => { void sendAs(item.command, item.commandId); }, [sendAs]);
  const discard = useCallback((commandId: string) => { dispatch({ type: 'done', commandId }); }, []);
  return { pending, give, retry, discard };
}
