import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useLocation } from 'react-router';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { useCommands, type Command } from '@/keys/registry';
import { IncidentsPage } from './IncidentsPage';

const line = (key: string, title: string) => ({
  id: key, key, title, severity: 'SEV2', status: 'DECLARED', kind: 'REAL', zone: 'UTC', declaredAt: '2014-05-14T03:00:00Z', reportedAt: null, resolvedAt: null, entryCount: 1, nextDue: null as string | null, nextDueKind: null as string | null,
  private: false, cancelled: false, tags: [] as string[], ticketToEngagement: { status: 'PENDING', seconds: null, reason: null },
});
type Line = ReturnType<typeof line>;
const page = (nodes: Line[], totalCount: number, hasNextPage: boolean) =>
  ({ data: { incidents: { totalCount, pageInfo: { hasNextPage }, edges: nodes.map((node) => ({ cursor: `after ${node.key}`, node })) } } });
const names = { data: { catalogue: { services: { nodes: [{ name: 'Mail' }] }, customers: { nodes: [{ name: 'Bank' }] } } } };
const listOf = (...nodes: Line[]) => page(nodes, nodes.length, false);
type Answer = Parameters<typeof fakeServer>[0];
const serverOf = (answer: Answer) => fakeServer((operation) => (nameOf(operation) === 'IncidentsPage_NamesQuery' ? names : answer(operation)));

/** Answers as the server does: from a list, by `first` and `after`. */
const pageOf = (lines: Line[], variables: unknown) => {
  const { first, after } = variables as { first: number; after: string | null };
  const start = after === null ? 0 : lines.findIndex((known) => `after ${known.key}` === after) + 1;
  return page(lines.slice(start, start + first), lines.length, start + first < lines.length);
};
const incidents = (count: number) => Array.from({ length: count }, (_, i) => line(`INC-${count - i}`, `No ${count - i}`));
const queries = (server: ReturnType<typeof fakeServer>) => server.sent.filter((operation) => nameOf(operation) === 'IncidentsPage_Query');
const rows = () => screen.getAllByRole('row').slice(1);
const Address = () => <output>{useLocation().search}</output>;

describe('the list of incidents', () => {
  beforeEach(() => { Element.prototype.scrollIntoView = () => undefined; });

  it('marks what is private, cancelled or a drill, and has no fault that axe finds', async () => {
    const { container } = render(<Surroundings server={serverOf(() => listOf({ ...line('INC-2', 'Mail is down'), private: true, cancelled: true, kind: 'DRILL' }, line('INC-1', 'Slow')))}><main><IncidentsPage /></main></Surroundings>);
    await screen.findByRole('link', { name: 'INC-2 Mail is down' });
    for (const words of ['Private', 'Cancelled', 'Drill']) expect(screen.getAllByText(words)).toHaveLength(1);
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('asks for what the address says, and writes there what is chosen', async () => {
    const server = serverOf(() => listOf(line('INC-1', 'Mail')));
    render(<Surroundings server={server} at="/incidents?status=open&service=Mail&private=yes"><IncidentsPage /><Address /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    expect(queries(server)[0]?.variables).toMatchObject({ orderBy: 'NEWEST', filter: { status: ['DECLARED', 'ENGAGED', 'MITIGATED'], service: ['Mail'], private: true } });
    await userEvent.selectOptions(screen.getByLabelText('Severity'), 'SEV1');
    await userEvent.type(screen.getByLabelText('Customer'), 'Bank');
    await waitFor(() => { expect(document.querySelector('output')?.textContent).toBe('?status=open&severity=SEV1&service=Mail&customer=Bank&private=yes'); });
    await waitFor(() => { expect(queries(server).at(-1)?.variables).toMatchObject({ filter: { severity: ['SEV1'], customer: ['Bank'] } }); });
  });

  it('is ordered by number or by severity, as its heads say', async () => {
    const server = serverOf(() => listOf(line('INC-1', 'Mail')));
    render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    expect(screen.getByRole('columnheader', { name: 'Incident' }).getAttribute('aria-sort')).toBe('descending');
    for (const [head, order, sort] of [['Incident', 'OLDEST', 'ascending'], ['Severity', 'WORST', 'ascending'], ['Incident', 'NEWEST', 'descending']] as const) {
      await userEvent.click(screen.getByRole('button', { name: head }));
      await waitFor(() => { expect(queries(server).at(-1)?.variables).toMatchObject({ orderBy: order }); });
      await waitFor(() => { expect(screen.getByRole('columnheader', { name: head }).getAttribute('aria-sort')).toBe(sort); });
    }
    expect(screen.queryByRole('button', { name: 'Status' })).toBeNull();
  });

  it('has the columns that were chosen, and keeps them', async () => {
    const due = { ...line('INC-2', 'Mail'), nextDue: '2014-05-14T03:30:00Z', nextDueKind: 'UPDATE' };
    const { unmount } = render(<Surroundings server={serverOf(() => listOf(due))}><IncidentsPage /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-2 Mail' });
    expect(screen.queryByRole('columnheader', { name: 'Due next' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Due next' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Entries' }));
    unmount();
    render(<Surroundings server={serverOf(() => listOf(due))}><IncidentsPage /></Surroundings>);
    expect((await screen.findByText(/^Update was due/)).textContent).toMatch(/^Update was due Wed 14 May 2014, \d\d:30$/);
    expect(screen.queryByRole('columnheader', { name: 'Entries' })).toBeNull();
  });

  it('says what declares the first incident when there is none', async () => {
    const run = vi.fn();
    const commands: Command[] = [{ id: 'declare', group: 'Anywhere', words: 'Declare incident', keys: 'n', run }];
    const Shell = () => { useCommands(commands); return <IncidentsPage />; };
    render(<Surroundings server={serverOf(() => listOf())}><Shell /></Surroundings>);
    expect((await screen.findByText(/To declare one, press/)).textContent).toContain('N');
    await userEvent.click(screen.getByRole('button', { name: 'Declare incident' }));
    await userEvent.keyboard('n');
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('says that nothing fits when a filter is on, and takes it off', async () => {
    const server = serverOf((operation) => ((operation.variables as { filter: { text?: string } }).filter.text ? listOf() : listOf(line('INC-1', 'Mail'))));
    render(<Surroundings server={server} at="/?text=printer"><IncidentsPage /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });

  it('tells how many changed and moves nothing until it is asked to', async () => {
    let known = [line('INC-1', 'Mail')];
    const server = serverOf(() => listOf(...known));
    render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    const before = queries(server).length;
    known = [line('INC-2', 'New'), ...known];
    act(() => { for (const id of ['INC-2', 'INC-1', 'INC-2']) server.publish({ boardChanged: { id, version: 1 } }); });
    expect(await screen.findByText(/^2 changed/)).toBeTruthy();
    expect(rows()).toHaveLength(1);
    expect(queries(server)).toHaveLength(before);
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByRole('link', { name: 'INC-2 New' })).toBeTruthy();
    expect(screen.queryByText(/changed/)).toBeNull();
  });

  it('says that something may be missed when the connection was lost', async () => {
    const server = serverOf(() => listOf(line('INC-1', 'Mail')));
    render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    act(() => { server.drop(); });
    expect(await screen.findByText(/^The connection was lost for a while/, {}, { timeout: 3000 })).toBeTruthy();
  });

  it('keeps an observer from declaring', async () => {
    render(<Surroundings server={serverOf(() => listOf())} role="OBSERVER"><IncidentsPage /></Surroundings>);
    await screen.findByText('No incidents yet');
    expect(screen.queryByRole('button', { name: /Declare/ })).toBeNull();
    expect(screen.queryByRole('link', { name: /Paste/ })).toBeNull();
  });

  it('says what to do when it cannot be loaded', async () => {
    let fails = true;
    render(<Surroundings server={serverOf(() => (fails ? new Error('Failed to fetch') : listOf(line('INC-1', 'Mail'))))}><IncidentsPage /></Surroundings>);
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });

  it('shows all of 150 incidents, page by page, and goes on to the first new line; keys move from line to line', async () => {
    const server = serverOf((operation) => pageOf(incidents(150), operation.variables));
    render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 50 more' }));
    await waitFor(() => { expect(document.activeElement?.textContent).toBe('INC-100 No 100'); });
    expect(screen.getByText('100 of 150 shown').getAttribute('role')).toBe('status');
    await userEvent.keyboard('j');
    expect(document.activeElement?.textContent).toBe('INC-99 No 99');
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('INC-150 No 150');
  });

  it('shows as much as before to whoever comes back', async () => {
    const server = serverOf((operation) => pageOf(incidents(150), operation.variables));
    const { unmount } = render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 50 more' }));
    await screen.findByText('100 of 150 shown');
    unmount();
    render(<Surroundings server={server}><IncidentsPage /></Surroundings>);
    expect(rows()).toHaveLength(100);
  });
});
