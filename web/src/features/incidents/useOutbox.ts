import { useCallback, useEffect, useMemo } from 'react';
import { uuidv7 } from '@/commands/uuidv7';
import { useUnsent } from '@/offline/useUnsent';
import { pendingOf, type PendingCommand } from './outbox';
import type { RecordingCommand } from './recording/command';
import { useEntryQueue, useSending } from './unsentEntries';
import type { AnsweredPayload } from './useIncidentRoom';

export interface Outbox {
  pending: readonly PendingCommand[];
  /** True when this device has no room to keep what waits. */
  full: boolean;
  give: (command: RecordingCommand) => void;
  retry: (pending: PendingCommand) => void;
  discard: (commandId: string) => void;
  /** Rests while its words are changed. */
  hold: (commandId: string) => void;
  release: (commandId: string) => void;
  /** Other words in its place. False: it was sent meanwhile. */
  change: (commandId: string, command: RecordingCommand) => Promise<boolean>;
}

/** What was said in one room and is not recorded yet. It is sent in the background, in order; it stays on this device until it is recorded or thrown away. */
export function useOutbox(incidentId: string, incidentKey: string, onAnswer: (payload: AnsweredPayload) => void): Outbox {
  const queue = useEntryQueue();
  const { items, full } = useUnsent(queue);
  useSending(queue);
  useEffect(() => queue.onSettled(({ item, answer }) => { if (item.command.incidentId === incidentId) onAnswer(answer); }), [queue, incidentId, onAnswer]);

  const pending = useMemo(() => items.filter(({ command }) => command.incidentId === incidentId).map(pendingOf), [items, incidentId]);
  const give = useCallback((command: RecordingCommand) => { queue.add(uuidv7(), incidentKey, command); }, [queue, incidentKey]);
  const retry = useCallback(({ commandId }: PendingCommand) => { queue.mark(commandId, { state: 'waiting', problem: null }); }, [queue]);
  const discard = useCallback((commandId: string) => { queue.discard(commandId); }, [queue]);
  const hold = useCallback((commandId: string) => { queue.hold(commandId); }, [queue]);
  const release = useCallback((commandId: string) => { queue.release(commandId); }, [queue]);
  const change = useCallback((commandId: string, command: RecordingCommand) => queue.change(commandId, command), [queue]);
  return { pending, full, give, retry, discard, hold, release, change };
}
