import { useEffect, useMemo } from 'react';
import { useClient, type Client } from 'urql';
import { useSignedOut } from '@/connection/session';
import { waitBefore } from '@/connection/useLive';
import { queueFor } from '@/offline/queues';
import { startSending, type SendOutcome } from '@/offline/sending';
import type { UnsentQueue } from '@/offline/unsent';
import { useViewer } from '@/viewer/ViewerContext';
import { sendRecording, storedCommand, type RecordingCommand } from './recording/command';
import type { AnsweredPayload } from './useIncidentRoom';

export type EntryQueue = UnsentQueue<RecordingCommand, AnsweredPayload>;

const asCommand = (kept: unknown) => storedCommand(kept as Parameters<typeof storedCommand>[0]);

/** What whoever is signed in has said on this device, and is not recorded yet. */
export function useEntryQueue(): EntryQueue {
  const { actorId } = useViewer();
  return useMemo(() => queueFor<RecordingCommand, AnsweredPayload>(actorId, asCommand), [actorId]);
}

/** No answer at all, or not now: the same again later. */
const passing = (code: string) => code === 'OFFLINE' || code === 'EMPTY' || code.startsWith('TOO_MANY');

async function sendEntry(client: Client, commandId: string, command: RecordingCommand): Promise<SendOutcome<AnsweredPayload>> {
  const { payload, failure } = await sendRecording(client, command, commandId);
  if (payload) return { answer: payload };
  const { code, message, again } = failure ?? { code: 'EMPTY', message: 'The answer was empty.', again: true };
  return { problem: message, then: code === 'UNAUTHENTICATED' ? 'wait' : passing(code) ? 'again' : again ? 'stuck' : 'refused' };
}

/** Sends what waits for as long as somebody is signed in, wherever on the page they are. */
export function useSending(queue: EntryQueue): void {
  const client = useClient();
  const signedOut = useSignedOut();
  useEffect(() => {
    if (signedOut) return;
    const sender = startSending(queue, ({ commandId, command }) => sendEntry(client, commandId, command), waitBefore);
    return () => { sender.stop(); };
  }, [client, queue, signedOut]);
}
