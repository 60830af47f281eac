import { waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { Client, CombinedError, Provider, makeErrorResult, makeResult, type Exchange, type Operation, type OperationResult } from 'urql';
import { filter, fromValue, makeSubject, map, merge, mergeMap, never, onEnd, onStart, pipe, share, takeUntil, type Source } from 'wonka';
import { useKeyboard } from '@/keys/keyboard';
import { ViewerContext, type SignedIn } from '@/viewer/ViewerContext';

type Data = Record<string, unknown>;
type Answer = { data: Data } | Error;

export interface FakeServer {
  client: Client;
  /** Every operation that was sent, oldest first. */
  sent: Operation[];
  /** Waits until a subscription is open. What is shown of a page may be there before its effects have run. */
  followed: () => Promise<void>;
  /** Sends an event to every open subscription that asks for one of its fields. There must be one. */
  publish: (data: Data) => void;
  /** Breaks every open subscription, as a lost connection does. There must be one. */
  drop: () => void;
  /** Ends every open subscription with an error of the operation; the connection lives. There must be one. */
  refuse: (code: string) => void;
}

/** An error is for every operation, an event for those that ask for one of its fields. */
function asksFor(operation: Operation, event: Data | Error): boolean {
  if (event instanceof Error) return true;
  return operation.query.definitions.some((definition) => definition.kind === 'OperationDefinition'
    && definition.selectionSet.selections.some((field) => field.kind === 'Field' && field.name.value in event));
}

/** The real urql client over answers that the test gives; nothing of ours is replaced. */
export function fakeServer(answer: (operation: Operation) => Answer): FakeServer {
  const sent: Operation[] = [];
  const events = makeSubject<Data | Error>();
  const open: Operation[] = [];
  const send = (event: Data | Error) => {
    if (!open.some((operation) => asksFor(operation, event))) throw new Error('No subscription is open for it: wait for followed() first.');
    events.next(event);
  };
  const exchange: Exchange = () => (all) => {
    const operations = share(all);
    return pipe(
      operations,
      filter((operation) => operation.kind !== 'teardown'),
      mergeMap((operation: Operation): Source<OperationResult> => {
        sent.push(operation);
        if (operation.kind === 'subscription') {
          return pipe(
            merge([never as Source<Data | Error>, events.source]),
            filter((event) => asksFor(operation, event)),
            onStart(() => { open.push(operation); }),
            onEnd(() => { open.splice(open.indexOf(operation), 1); }),
            takeUntil(pipe(operations, filter(({ kind, key }) => kind === 'teardown' && key === operation.key))),
            map((event) => {
              if (event instanceof CombinedError) return makeResult(operation, { errors: event.graphQLErrors });
              return event instanceof Error ? makeErrorResult(operation, event) : makeResult(operation, { data: event, hasNext: true });
            }),
          );
        }
        const given = answer(operation);
        return fromValue(given instanceof Error ? makeErrorResult(operation, given) : makeResult(operation, { data: given.data, hasNext: false }));
      }),
    );
  };
  return {
    client: new Client({ url: 'http://test.invalid/graphql', preferGetMethod: false, exchanges: [exchange] }),
    sent,
    followed: () => waitFor(() => { if (open.length === 0) throw new Error('No subscription is open.'); }),
    publish: send,
    drop: () => { send(new Error('Socket closed')); },
    refuse: (code) => { send(new CombinedError({ graphQLErrors: [{ message: 'Refused.', extensions: { code } }] })); },
  };
}

const viewer: SignedIn = { actorId: 'p1', name: 'Kim', role: 'RESPONDER' };

function Keyboard() {
  useKeyboard();
  return null;
}

/** A screen with what it needs around it. */
export function Surroundings({ server, children, role = 'RESPONDER', at = '/' }: { server: FakeServer; children: ReactNode; role?: SignedIn['role']; at?: string }) {
  return (
    <Provider value={server.client}>
      <ViewerContext value={{ ...viewer, role }}>
        <MemoryRouter initialEntries={[at]}><Keyboard />{children}</MemoryRouter>
      </ViewerContext>
    </Provider>
  );
}

/** The name of an operation, for telling them apart. */
export function nameOf(operation: Operation): string {
  const definition = operation.query.definitions.find((d) => d.kind === 'OperationDefinition');
  return definition?.kind === 'OperationDefinition' ? (definition.name?.value ?? '') : '';
}
