import { act, render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportSignedIn, reportSignedOut } from '@/connection/session';
import { fakeServer, Surroundings, type FakeServer } from '@/testing/fakeClient';
import { boardOf, clockAt, lineAt, minutes, now } from './testBoard';
import { Wall } from './Wall';

const show = (server: FakeServer, at = '/wall') => render(<Surroundings server={server} at={at}><Wall /></Surroundings>);

describe('the wall', () => {
  beforeEach(() => { vi.useFakeTimers({ now, toFake: ['Date'] }); });
  afterEach(() => { act(reportSignedIn); vi.useRealTimers(); });

  it('shows up to six incidents with their clocks to the second, and how many more there are', async () => {
    const lines = Array.from({ length: 8 }, (_, i) => lineAt(i + 1, `No ${i + 1}`, {}, i === 0 ? [clockAt({ at: minutes(-4.2) })] : [clockAt({ at: minutes(30 + i), since: minutes(-1) })]));
    const { container } = show(fakeServer(() => boardOf(lines)));
    const shown = await screen.findAllByRole('listitem');
    expect(shown).toHaveLength(6);
    expect(within(shown[0] as HTMLElement).getByText('4:12 late')).toBeTruthy();
    expect(within(shown[1] as HTMLElement).getByText('31:00')).toBeTruthy();
    expect(screen.getByText('8 open')).toBeTruthy();
    expect(screen.getByText('1 late')).toBeTruthy();
    expect(screen.getByText('and 2 more')).toBeTruthy();
    expect(screen.getByText('live · last event 9 min ago')).toBeTruthy();
    expect(screen.queryAllByRole('link')).toEqual([]);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('has nothing private on it unless its address asks for that', async () => {
    const server = fakeServer(() => boardOf([lineAt(1, 'Seen'), lineAt(2, 'Hidden', { private: true })]));
    const { unmount } = show(server);
    expect(await screen.findByText('1 private incident is not shown')).toBeTruthy();
    expect(screen.queryByText('Hidden')).toBeNull();
    expect(screen.getByText('1 open')).toBeTruthy();
    unmount();
    show(server, '/wall?private=yes');
    expect(await screen.findByText('Hidden')).toBeTruthy();
  });

  it('says when somebody was signed out, and keeps what it shows', async () => {
    show(fakeServer(() => boardOf([lineAt(1, 'Mail')])));
    await screen.findByText('Mail');
    act(reportSignedOut);
    expect(screen.getByRole('alert').textContent).toContain('Signed out');
    expect(screen.getByText('Mail')).toBeTruthy();
    expect(screen.queryByText(/^live/)).toBeNull();
  });

  it('says when the connection is lost and how old that is', async () => {
    let fails = false;
    const server = fakeServer(() => (fails ? new Error('Failed to fetch') : boardOf([lineAt(1, 'Mail')])));
    show(server);
    await screen.findByText('Mail');
    await server.followed();
    fails = true;
    vi.setSystemTime(now + 120_000);
    act(() => { server.publish({ boardChanged: { id: 'INC-1', version: 2 } }); });
    await waitFor(() => { expect(screen.getByRole('alert').textContent).toContain('The connection is lost. Read 2 min ago.'); }, { timeout: 3000 });
    expect(screen.getByText('Mail')).toBeTruthy();
  });

  it('stands a pixel elsewhere with each minute', async () => {
    const { container } = show(fakeServer(() => boardOf([])));
    await screen.findByText('Nothing is open.');
    const before = container.querySelector('main')?.style.transform;
    vi.setSystemTime(now + 60_000);
    await waitFor(() => { expect(container.querySelector('main')?.style.transform).not.toBe(before); }, { timeout: 3000 });
  });
});
