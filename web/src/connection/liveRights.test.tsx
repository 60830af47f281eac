import { act, renderHook, waitFor } from '@testing-library/react';
import { parse } from 'graphql';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeServer } from '@/testing/fakeClient';
import { closedForSignIn, reportSignedIn, reportSignedOut } from './session';
import { connectionStatus, setConnectionStatus } from './status';
import { useLive } from './useLive';

const document = parse('subscription LiveRights_Subscription { boardChanged { id } }');

afterEach(() => { act(reportSignedIn); });

async function follow() {
  const server = fakeServer(() => new Error('unused'));
  const onResume = vi.fn();
  renderHook(() => { useLive({ document, variables: () => ({}), onData: () => undefined, onResume }); }, {
    wrapper: ({ children }: { children: ReactNode }) => <Provider value={server.client}>{children}</Provider>,
  });
  await server.followed();
  setConnectionStatus('open');
  return { server, onResume };
}
const subscriptions = (server: ReturnType<typeof fakeServer>) => server.sent.filter(({ kind }) => kind === 'subscription').length;

it('takes a close for a sign-out only where the protocol says that nobody may in', () => {
  expect([1000, 1001, 1006, 1013, 4400, 4401, 4403].filter(closedForSignIn)).toEqual([4401, 4403]);
});

it('begins a stream anew after a change of role, without calling the connection lost', async () => {
  const { server, onResume } = await follow();
  act(() => { server.refuse('FORBIDDEN'); });
  expect(connectionStatus()).toBe('open');
  await waitFor(() => { expect(subscriptions(server)).toBe(2); });
  expect(onResume).toHaveBeenCalledOnce();
});

it('follows nothing while nobody is signed in, and fetches what was missed afterwards', async () => {
  const { server, onResume } = await follow();
  act(() => { server.drop(); reportSignedOut(); });
  await new Promise((resolve) => { setTimeout(resolve, 600); });
  expect(subscriptions(server)).toBe(1);
  act(reportSignedIn);
  await waitFor(() => { expect(subscriptions(server)).toBe(2); });
  expect(onResume).toHaveBeenCalledOnce();
});
