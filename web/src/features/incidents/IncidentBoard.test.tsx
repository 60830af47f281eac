import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { IncidentBoard } from './IncidentBoard';

const line = (key: string, title: string) => ({
  id: key, key, title, severity: 'SEV2', status: 'DECLARED', kind: 'REAL', zone: 'UTC', declaredAt: '2014-05-14T03:00:00Z', reportedAt: null, engagedAt: null,
  entryCount: 1, ticketToEngagement: { status: 'PENDING', seconds: null, reason: null, from: null, to: null },
});
const board = (...nodes: ReturnType<typeof line>[]) => ({ data: { incidents: { totalCount: nodes.length, pageInfo: { hasNextPage: false }, nodes } } });
const queries = (server: ReturnType<typeof fakeServer>) => server.sent.filter((operation) => nameOf(operation) === 'IncidentBoard_Query');

describe('the board', () => {
  it('invites to declare the first incident when there is none', async () => {
    render(<Surroundings server={fakeServer(() => board())}><IncidentBoard /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Declare the first incident' }));
    expect(screen.getByRole('dialog', { name: 'Declare an incident' })).toBeTruthy();
  });

  it('says that nothing fits when a filter is on, and takes it off', async () => {
    const server = fakeServer((operation) => ((operation.variables as { filter: { text?: string } }).filter.text ? board() : board(line('INC-1', 'Mail'))));
    render(<Surroundings server={server} at="/?text=printer"><IncidentBoard /></Surroundings>);
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });

  it('is read anew when it changed, and after the connection broke', async () => {
    const server = fakeServer(() => board(line('INC-1', 'Mail')));
    render(<Surroundings server={server}><IncidentBoard /></Surroundings>);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    const before = queries(server).length;
    act(() => { server.publish({ boardChanged: { id: 'INC-2', version: 1 } }); });
    await waitFor(() => { expect(queries(server)).toHaveLength(before + 1); });
    act(() => { server.drop(); });
    await waitFor(() => { expect(queries(server)).toHaveLength(before + 2); }, { timeout: 3000 });
  });

  it('keeps an observer from declaring', async () => {
    render(<Surroundings server={fakeServer(() => board())} role="OBSERVER"><IncidentBoard /></Surroundings>);
    await screen.findByText('No incidents yet');
    await userEvent.keyboard('n');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: /Declare/ })).toBeNull();
  });

  it('says what to do when it cannot be loaded', async () => {
    let fails = true;
    render(<Surroundings server={fakeServer(() => (fails ? new Error('Failed to fetch') : board(line('INC-1', 'Mail'))))}><IncidentBoard /></Surroundings>);
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
  });
});
