import { useCallback, useRef, useState } from 'react';
import { useClient, type TypedDocumentNode } from 'urql';
import { send, type Failure, type PayloadOf } from './send';
import { uuidv7 } from './uuidv7';

interface Command<Input, Data> {
  /** Gives the payload, or null after which `failure` says why. */
  run: (input: Input) => Promise<PayloadOf<Data> | null>;
  sending: boolean;
  failure: Failure | null;
  clear: () => void;
}

/**
 * A form's command. The same input sent again after a lost answer carries the same command id, so that it is recorded once;
 * a changed input is a new command.
 */
export function useCommand<Data extends object, Input extends object>(
  document: TypedDocumentNode<Data, { input: Input & { commandId?: string | null } }>,
): Command<Input, Data> {
  const client = useClient();
  const last = useRef<{ input: string; commandId: string } | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(async (input: Input) => {
    const text = JSON.stringify(input);
    if (last.current?.input !== text) last.current = { input: text, commandId: uuidv7() };
    setSending(true);
    setFailure(null);
    const outcome = await send(client, document, { input: { ...input, commandId: last.current.commandId } });
    setSending(false);
    if (outcome.failure) {
      if (!outcome.failure.again) last.current = null;
      setFailure(outcome.failure);
      return null;
    }
    last.current = null;
    return outcome.payload;
  }, [client, document]);

  const clear = useCallback(() => { setFailure(null); }, []);
  return { run, sending, failure, clear };
}
