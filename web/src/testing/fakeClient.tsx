import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { Client, Provider, makeErrorResult, makeResult, type Exchange, type Operation } from 'urql';
import { filter, fromValue, makeSubject, merge, mergeMap, never, pipe, type Source } from 'wonka';
import { ViewerContext, type SignedIn } from '@/viewer/ViewerContext';

type Data = Record<string, unknown>;
type Answer = { data: Data } | Error;

export interface FakeServer {
  client: Client;
  /** Every operation that was sent, oldest first. */
  sent: Operation[];
  /** Sends an event to every open subscription. */
  publish: (data: Data) => void;
  /** Breaks every open subscription, as a lost connection does. */
  drop: () => void;
}

/** The real urql client over answers that the test gives; nothing of ours is replaced. */
export function fakeServer(answer: (operation: Operation) => Answer): FakeServer {
  const sent: Operation[] = [];
  const events = makeSubject<Data | Error>();
  const exchange: Exchange = () => (operations) => pipe(
    operations,
    filter((operation) => operation.kind !== 'teardown'),
    mergeMap((operation: Operation): Source<ReturnType<typeof makeResult>> => {
      sent.push(operation);
      if (operation.kind === 'subscription') {
        return merge([never as Source<ReturnType<typeof makeResult>>, pipe(events.source, mergeMap((event) => fromValue(event instanceof Error ? makeErrorResult(operation, event) : makeResult(operation, { data: event, hasNext: true }))))]);
      }
      const given = answer(operation);
      return fromValue(given instanceof Error ? makeErrorResult(operation, given) : makeResult(operation, { data: given.data, hasNext: false }));
    }),
  );
  return { client: new Client({ url: 'http://test.invalid/graphql', preferGetMethod: false, exchanges: [exchange] }), sent, publish: events.next, drop: () => { events.next(new Error('Socket closed')); } };
}

const viewer: SignedIn = { id: 'p1', name: 'Kim', role: 'RESPONDER' };

/** A screen with what it needs around it. */
export function Surroundings({ server, children, role = 'RESPONDER', at = '/' }: { server: FakeServer; children: ReactNode; role?: SignedIn['role']; at?: string }) {
  return (
    <Provider value={server.client}>
      <ViewerContext value={{ ...viewer, role }}>
        <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
      </ViewerContext>
    </Provider>
  );
}

/** The name of an operation, for telling them apart. */
export function nameOf(operation: Operation): string {
  const definition = operation.query.definitions.find((d) => d.kind === 'OperationDefinition');
  return definition?.kind === 'OperationDefinition' ? (definition.name?.value ?? '') : '';
}
