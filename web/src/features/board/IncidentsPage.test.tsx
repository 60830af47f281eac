import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { useCommands, type Command } from '@/keys/registry';
import { Board, IncidentList } from './IncidentBoard';

const line = (key: string, title: string) => ({
  id: key, key, title, severity: 'SEV2', status: 'DECLARED', kind: 'REAL', zone: 'UTC', declaredAt: '2014-05-14T03:00:00Z', reportedAt: null, engagedAt: null,
  entryCount: 1, nextDue: null as string | null, nextDueKind: null as string | null, private: false, cancelled: false, ticketToEngagement: { status: 'PENDING', seconds: null, reason: null, from: null, to: null },
});
type Line = ReturnType<typeof line>;
const page = (nodes: Line[], totalCount: number, hasNextPage: boolean) =>
  ({ data: { incidents: { totalCount, pageInfo: { hasNextPage }, edges: nodes.map((node) => ({ cursor: `after ${node.key}`, node })) } } });
const board = (...nodes: Line[]) => page(nodes, nodes.length, false);

/** Answers as the server does: from a list, by `first` and `after`. */
const pageOf = (lines: Line[], variables: unknown) => {
  const { first, after } = variables as { first: number; after: string | null };
  const start = after === null ? 0 : lines.findIndex((known) => `after ${known.key}` === after) + 1;
  return page(lines.slice(start, start + first), lines.length, start + first < lines.length);
};
const incidents = (count: number) => Array.from({ length: count }, (_, i) => line(`INC-${count - i}`, `No ${count - i}`));
const queries = (server: ReturnType<typeof fakeServer>) => server.sent.filter((operation) => nameOf(operation) === 'IncidentBoard_Query');

describe('the board', () => {
  afterEach(() => { vi.useRealTimers(); });

  it.each([['due', '2014-05-14T03:29:00Z'], ['was due', '2014-05-14T03:31:00Z']])('says what is or was due next (%s), and that an incident is private or cancelled', async (words, now) => {
    vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date'] });
    const due = { ...line('INC-2', 'Mail is down'), nextDue: '2014-05-14T03:30:00Z', nextDueKind: 'UPDATE', private: true, cancelled: true };
    render(<Surroundings server={fakeServer(() => board(due, line('INC-1', 'Slow')))}><IncidentList /></Surroundings>);
    expect(await screen.findByText(/^Update /)).toHaveProperty('textContent', `Update ${words} Wed 14 May, 03:30`);
    expect(screen.getAllByText('Private')).toHaveLength(1);
    expect(screen.getAllByText('Cancelled')).toHaveLength(1);
  });

  it('says of what is open what is broken, who has hands on it, what was recorded last and how much is new', async () => {
    vi.useFakeTimers({ now: Date.parse('2014-05-14T03:30:00Z'), toFake: ['Date'] });
    const glance = { lastEntryAt: '2014-05-14T03:18:00Z', lastEntryAuthor: 'Grace', lastEntryText: 'The queue is full.', impact: ['Mail down', 'Calendar degraded'], engaged: ['Ada Lovelace'], newEntries: 3 };
    const over = { ...line('INC-1', 'Slow'), status: 'RESOLVED', glance: { ...glance, impact: [], engaged: [], newEntries: 0 } };
    render(<Surroundings server={fakeServer(() => board({ ...line('INC-2', 'Mail is down'), glance } as Line, over as Line))}><Board /></Surroundings>);
    expect(await screen.findByText('Mail down · Calendar degraded')).toBeTruthy();
    expect(screen.getByText('3 new')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Ada Lovelace' })).toBeTruthy();
    expect(screen.getAllByText(/The queue is full\./).map((node) => node.textContent)).toEqual(['AL 12 min ago Grace: The queue is full.']);
    expect(screen.queryByText(/Nobody has hands on it/)).toBeNull();
  });

  it('says what declares the first incident when there is none', async () => {
    const run = vi.fn();
    const commands: Command[] = [{ id: 'declare', group: 'Anywhere', words: 'Declare incident', keys: 'n', run }];
    const Shell = () => { useCommands(commands); return <IncidentList />; };
    render(<Surroundings server={fakeServer(() => board())}><Shell /></Surroundings>);
    expect((await screen.findByText(/To declare one, press/)).textContent).toContain('N');
    await userEvent.click(screen.getByRole('button', { name: 'Declare incident' }));
    await userEvent.keyboard('n');
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks on the board for what is open, and has no filter there', async () => {
    const server = fakeServer(() => board());
    render(<Surroundings server={server}><Board /></Surroundings>);
    expect(await screen.findByText('Nothing is open')).toBeTruthy();
    expect(queries(server)[0]?.variables).toMatchObject({ filter: { status: ['DECLARED', 'ENGAGED', 'MITIGATED'] } });
    expect(screen.queryByRole('search')).toBeNull();
  });

  it('says that nothing fits when a filter is on, and takes it off', async () => {
    const server = fakeServer((operation) => ((operation.variables as { filter: { text?: string } }).filter.text ? board() : board(line('INC-1', 'Mail'))));
    render(<Surroundings server={server} at="/?text=printer"><IncidentList /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });

  it('is read anew when it changed, and after the connection broke', async () => {
    const server = fakeServer(() => board(line('INC-1', 'Mail')));
    render(<Surroundings server={server}><IncidentList /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    const before = queries(server).length;
    act(() => { server.publish({ boardChanged: { id: 'INC-2', version: 1 } }); });
    await waitFor(() => { expect(queries(server)).toHaveLength(before + 1); });
    act(() => { server.drop(); });
    await waitFor(() => { expect(queries(server)).toHaveLength(before + 2); }, { timeout: 3000 });
  });

  it('keeps an observer from declaring', async () => {
    render(<Surroundings server={fakeServer(() => board())} role="OBSERVER"><IncidentList /></Surroundings>);
    await screen.findByText('No incidents yet');
    await userEvent.keyboard('n');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: /Declare/ })).toBeNull();
  });

  it('says what to do when it cannot be loaded', async () => {
    let fails = true;
    render(<Surroundings server={fakeServer(() => (fails ? new Error('Failed to fetch') : board(line('INC-1', 'Mail'))))}><IncidentList /></Surroundings>);
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });

  it('shows all of 150 incidents, page by page, and goes on to the first new line', async () => {
    const server = fakeServer((operation) => pageOf(incidents(150), operation.variables));
    render(<Surroundings server={server}><IncidentList /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 50 more' }));
    await waitFor(() => { expect(document.activeElement?.textContent).toBe('INC-100 No 100'); });
    expect(screen.getByText('100 of 150 shown').getAttribute('role')).toBe('status');
    await userEvent.click(screen.getByRole('button', { name: 'Show the rest' }));
    await waitFor(() => { expect(document.activeElement?.textContent).toBe('INC-50 No 50'); });
    expect(screen.getAllByRole('listitem')).toHaveLength(150);
    expect(screen.queryByRole('button', { name: /Show/ })).toBeNull();
  });

  it('keeps what is shown, and the focus, when an incident is declared meanwhile', async () => {
    let known = incidents(150);
    const server = fakeServer((operation) => pageOf(known, operation.variables));
    render(<Surroundings server={server}><IncidentList /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 50 more' }));
    await screen.findByRole('link', { name: 'INC-51 No 51' });
    await server.followed();
    screen.getByRole('link', { name: 'INC-51 No 51' }).focus();
    known = [line('INC-151', 'New'), ...known];
    act(() => { server.publish({ boardChanged: { id: 'INC-151', version: 1 } }); });
    await screen.findByRole('link', { name: 'INC-151 New' });
    expect(document.activeElement?.textContent).toBe('INC-51 No 51');
    expect(screen.getAllByRole('listitem')).toHaveLength(101);
    expect(screen.getByText('101 of 151 shown')).toBeTruthy();
  });

  it('shows as much as before to whoever comes back', async () => {
    const server = fakeServer((operation) => pageOf(incidents(150), operation.variables));
    const { unmount } = render(<Surroundings server={server}><IncidentList /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 50 more' }));
    await screen.findByText('100 of 150 shown');
    unmount();
    render(<Surroundings server={server}><IncidentList /></Surroundings>);
    expect(screen.getAllByRole('listitem')).toHaveLength(100);
  });

  it('asks for no more than a hundred at once, and once for a burst of changes', async () => {
    const server = fakeServer((operation) => pageOf(incidents(260), operation.variables));
    render(<Surroundings server={server}><IncidentList /></Surroundings>);
    for (const shown of [50, 100, 150]) {
      await screen.findByText(`${shown} of 260 shown`);
      await userEvent.click(screen.getByRole('button', { name: 'Show 50 more' }));
    }
    await screen.findByText('200 of 260 shown');
    await server.followed();
    const before = queries(server).length;
    act(() => { for (let i = 0; i < 20; i++) server.publish({ boardChanged: { id: 'INC-1', version: i } }); });
    await waitFor(() => { expect(screen.getByRole('region', { name: 'Incidents' }).getAttribute('aria-busy')).toBe('false'); });
    const asked = queries(server).slice(before).map((operation) => (operation.variables as { first: number }).first);
    expect(Math.max(...asked)).toBeLessThanOrEqual(100);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(screen.getByText('200 of 260 shown')).toBeTruthy();
  });
});
