import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportRightsChanged, reportSignedIn, reportSignedOut } from '@/connection/session';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf } from '@/testing/fakeClient';
import { keepPerson } from '@/offline/person';
import { queueFor } from '@/offline/queues';
import type { Said } from '@/offline/unsent';
import { setSingleKeys } from '@/keys/keyboard';
import { SignedInShell } from './SignedInShell';

interface Somebody { actorId: string; name: string; role: Role }

const openNow = [{ id: 'b1', key: 'INC-7', title: 'Mail is down', severity: 'SEV1', declaredAt: new Date(Date.now() - 200 * 60_000).toISOString(), reportedAt: null }];
const kim: Somebody = { actorId: 'p1', name: 'Kim', role: 'RESPONDER' };

function open() {
  const server = { viewer: kim as Somebody | null };
  const { client } = fakeServer((operation) => {
    if (!server.viewer) return new Error('401');
    if (nameOf(operation) === 'Landing_EngagedQuery') return { data: { incidents: { nodes: [] } } };
    return { data: nameOf(operation) === 'OpenNow_Query' ? { incidents: { nodes: openNow } } : { viewer: { __typename: 'Viewer', ...server.viewer } } };
  });
  render(
    <Provider value={client}>
      <MemoryRouter>
        <Routes><Route element={<SignedInShell />}><Route index element={<textarea aria-label="Notes" />} /></Route></Routes>
      </MemoryRouter>
    </Provider>,
  );
  return server;
}
const type = async () => { await userEvent.type(await screen.findByLabelText('Notes'), 'Half a sentence'); };
const typed = () => screen.getByLabelText<HTMLTextAreaElement>('Notes').value;

afterEach(() => { act(reportSignedIn); });

describe('somebody whose session ends while a screen is open', () => {
  it('is told so in words, and keeps what was typed', async () => {
    open();
    await type();
    act(reportSignedOut);
    expect((await screen.findByRole('dialog', { name: 'You are signed out' })).textContent).toContain('administrator has ended it');
    expect(typed()).toBe('Half a sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect((await screen.findByRole('alert')).textContent).toContain('You are signed out');
    expect(typed()).toBe('Half a sentence');
  });

  it('signs in again with a link and goes on', async () => {
    open();
    await type();
    act(reportSignedOut);
    const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
    await userEvent.type(await screen.findByLabelText('Sign-in link'), 'https://timeline.example/sign-in#abc');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign in again' }));
    await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
    expect(fetch.mock.calls[0]?.[1]?.body).toBe('{"token":"abc"}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(typed()).toBe('Half a sentence');
  });

  it('is not let on when nobody has signed in', async () => {
    const server = open();
    await type();
    server.viewer = null;
    act(reportSignedOut);
    await userEvent.click(await screen.findByRole('button', { name: 'I signed in in another tab' }));
    await screen.findByText(/Nobody is signed in in this browser yet/);
    expect(typed()).toBe('Half a sentence');
  });
});

it('says that the role was changed, and offers what it may', async () => {
  const server = open();
  await type();
  expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
  server.viewer = { ...kim, role: 'ADMINISTRATOR' };
  act(reportRightsChanged);
  await screen.findByText(/it is Administrator now, and no longer Responder/);
  expect(screen.getByRole('link', { name: 'People' })).toBeTruthy();
  expect(typed()).toBe('Half a sentence');
  await userEvent.click(screen.getByRole('button', { name: 'Understood' }));
  expect(screen.queryByText(/no longer Responder/)).toBeNull();
});

it('has what is open now beside every screen, with how long it has been', async () => {
  open();
  const link = within(await screen.findByRole('region', { name: 'Open now' })).getByRole('link');
  expect(link.textContent).toBe('Mail is downINC-7 · 3 h 20');
  expect(link.getAttribute('href')).toBe('/incidents/INC-7');
});

it('folds the rail on [ and keeps it folded, its words in the names of the links', async () => {
  open();
  const name = await screen.findByRole('link', { name: 'Lessons' });
  expect(name.closest('nav')?.dataset['folded']).toBe('false');
  await userEvent.keyboard('[[');
  expect(screen.getByRole('link', { name: 'Lessons' }).closest('nav')?.dataset['folded']).toBe('true');
  expect(localStorage.getItem('timeline.rail')).toBe('folded');
});

it('lists the keys that work, from what runs them', async () => {
  open();
  await type();
  act(() => { (document.activeElement as HTMLElement).blur(); });
  await userEvent.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: 'Keys' });
  expect(within(dialog).getByText('Declare incident').closest('div')?.textContent).toBe('Declare incidentN');
  expect(within(dialog).getByText('Lessons').closest('div')?.textContent).toBe('LessonsGL');
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /Single keys/ }));
  expect(localStorage.getItem('timeline.singleKeys')).toBe('off');
  act(() => { setSingleKeys(true); });
});

it('keeps behind the name how one likes to read', async () => {
  open();
  await type();
  await userEvent.click(screen.getByRole('button', { name: 'Kim' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Kim' }));
  await userEvent.selectOptions(dialog.getByLabelText('Theme'), 'Dark');
  await userEvent.selectOptions(dialog.getByLabelText('Rows'), 'Compact');
  await userEvent.selectOptions(dialog.getByLabelText('Start with'), 'The incidents');
  await userEvent.click(dialog.getByLabelText('Single keys work while nobody types'));
  expect(['theme', 'density', 'start'].map((name) => localStorage.getItem(`timeline.${name}`))).toEqual(['dark', 'compact', 'incidents']);
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
  expect(dialog.getByLabelText<HTMLInputElement>('Single keys work while nobody types').checked).toBe(false);
  setSingleKeys(true);
});

it('offers to sign out on all devices', async () => {
  open();
  await type();
  const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"error":{"message":"Not now."}}', { status: 503 }));
  await userEvent.click(screen.getByRole('button', { name: 'Kim' }));
  await userEvent.click(within(await screen.findByRole('dialog', { name: 'Kim' })).getByRole('button', { name: 'Sign out everywhere' }));
  await screen.findByText('Not now. You are still signed in, and nothing was removed.');
  expect(fetch.mock.calls[0]?.[0]).toBe('/session/all');
});

it('asks before signing out about what is recorded nowhere, and removes nothing until it is decided', async () => {
  open();
  await type();
  localStorage.setItem('timeline.draft.line.i1', '{"line":"/contact Priya","startedAt":0}');
  const queue = queueFor<Said, null>('p1', (kept) => kept as Said);
  queue.add('c1', 'INC-7', { incidentId: 'i1', occurredAt: '2014-05-14T03:00:00Z', words: 'Called the engineer' });
  queue.mark('c1', { state: 'refused', problem: 'Say whom.' });
  const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"error":{"message":"Not now."}}', { status: 503 }));
  await userEvent.click(screen.getByRole('button', { name: 'Kim' }));
  await userEvent.click(within(await screen.findByRole('dialog', { name: 'Kim' })).getByRole('button', { name: 'Sign out everywhere' }));
  const dialog = await screen.findByRole('dialog', { name: '2 texts are not recorded' });
  expect(within(dialog).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['INC-7: Called the engineer (Say whom.)', 'Not finished: /contact Priya']);
  expect(fetch).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Discard and sign out' }));
  await screen.findByText(/^Not now/);
  expect(queue.list()).toHaveLength(1);
});

it('opens without a network for whoever was signed in here last, and asks the server as soon as it can', async () => {
  keepPerson(kim);
  let online = false;
  const { client } = fakeServer((operation) => {
    if (!online) return new Error('Failed to fetch');
    return { data: nameOf(operation) === 'OpenNow_Query' ? { incidents: { nodes: [] } } : { viewer: { __typename: 'Viewer', ...kim, role: 'ADMINISTRATOR' } } };
  });
  render(<Provider value={client}><MemoryRouter><SignedInShell /></MemoryRouter></Provider>);
  await screen.findByRole('button', { name: 'Kim' });
  expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
  online = true;
  await screen.findByRole('link', { name: 'People' });
});

it('leads to the room in which something was not recorded', async () => {
  const queue = queueFor<Said, null>('p1', (kept) => kept as Said);
  queue.add('c1', 'INC-7', { incidentId: 'i1', occurredAt: '2014-05-14T03:00:00Z', words: 'Called the engineer' });
  queue.mark('c1', { state: 'refused', problem: 'Say whom.' });
  open();
  expect((await screen.findByRole('link', { name: 'INC-7' })).getAttribute('href')).toBe('/incidents/INC-7');
});

it('asks nothing for a visitor whom nobody signed in', () => {
  reportSignedOut();
  const { client, sent } = fakeServer(() => new Error('401'));
  render(<Provider value={client}><MemoryRouter><SignedInShell /></MemoryRouter></Provider>);
  expect(screen.getByRole('heading', { name: 'You are not signed in' })).toBeTruthy();
  expect(sent).toEqual([]);
});
