import { render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf } from '@/testing/fakeClient';
import { routes } from './App';
import { landingOf } from './landing';

const viewer = (role: Role) => ({ viewer: { __typename: 'Viewer', actorId: 'p1', name: 'Kim', role } });

/** Opens an address as a browser does; nothing but who is signed in, and how many grave incidents are open, is answered. */
function openAt(address: string, role: Role = 'RESPONDER', grave = 0, engaged: readonly (readonly [key: string, names: readonly string[]])[] = []) {
  const { client } = fakeServer((operation) => {
    if (nameOf(operation) === 'SignedInShell_Query') return { data: viewer(role) };
    if (nameOf(operation) === 'Landing_Query') return { data: { incidents: { totalCount: grave } } };
    if (nameOf(operation) === 'Landing_EngagedQuery') {
      return { data: { incidents: { nodes: engaged.map(([key, names]) => ({ __typename: 'IncidentSummary', id: key, key, glance: { __typename: 'IncidentGlance', engaged: names } })) } } };
    }
    return new Error('Failed to fetch');
  });
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(<Provider value={client}><RouterProvider router={router} /></Provider>);
  return () => router.state.location.pathname + router.state.location.search + router.state.location.hash;
}

describe('an address of before the redesign', () => {
  it.each([
    ['/figures?metric=EFFORT', '/metrics?metric=EFFORT'], ['/import', '/paste'], ['/incidents/INC-1/import', '/incidents/INC-1/paste'], ['/projections', '/system'],
    ['/?status=open&severity=SEV1', '/incidents?status=open&severity=SEV1'],
  ])('%s leads to %s', async (before, now) => {
    const place = openAt(before);
    await waitFor(() => { expect(place()).toBe(now); });
  });
});

it('the figure that an address of before asks for is the one that is shown', async () => {
  openAt('/figures?metric=EFFORT&from=2026-01-01&to=2026-03-31', 'MANAGER');
  expect((await screen.findByRole('link', { name: 'Effort' })).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('button', { name: 'Period: 1 Jan 2026 to 31 Mar 2026' })).toBeTruthy();
});

describe('whoever opens Timeline without an address', () => {
  it.each([['MANAGER', 0, '/metrics'], ['MANAGER', 1, '/'], ['RESPONDER', 0, '/'], ['OBSERVER', 0, '/']] as const)('as %s, with %d grave incidents open, lands at %s', async (role, grave, at) => {
    const place = openAt('/', role, grave);
    await screen.findByRole('heading', { level: 1, name: at === '/' ? 'Board' : 'Metrics' });
    expect(place()).toBe(at);
  });

  it.each([
    [[['INC-7', ['Kim']], ['INC-8', ['Ana']]], 'RESPONDER', '/incidents/INC-7'],
    [[['INC-7', ['Kim']], ['INC-8', ['Kim']]], 'RESPONDER', '/'],
    [[['INC-7', ['Ana']]], 'RESPONDER', '/'],
    [[['INC-7', ['Kim']]], 'ADMINISTRATOR', '/'],
  ] as const)('with hands on %j as %s, lands at %s', async (engaged, role, at) => {
    const place = openAt('/', role, 0, engaged);
    if (at === '/') await screen.findByRole('heading', { level: 1, name: 'Board' });
    await waitFor(() => { expect(place()).toBe(at); });
  });

  it('lands where they chose', async () => {
    localStorage.setItem('timeline.start', 'incidents');
    const place = openAt('/', 'MANAGER');
    await screen.findByRole('heading', { level: 1, name: 'Incidents' });
    expect(place()).toBe('/incidents');
    expect(landingOf('board', 'MANAGER', false, [])).toBe('/');
  });
});

it('says what was sought where there is no such page, and offers the palette', async () => {
  openAt('/nowhere/at/all');
  expect(await screen.findByText('/nowhere/at/all')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Search or do' })).toBeTruthy();
});
