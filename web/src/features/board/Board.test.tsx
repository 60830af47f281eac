import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings, type FakeServer } from '@/testing/fakeClient';
import { useCommands, type Command } from '@/keys/registry';
import { Board } from './Board';
import { below, boardOf, clockAt, lineAt, minutes, now, readings } from './testBoard';

type Answered = Parameters<typeof fakeServer>[0];
const serverOf = (answer: () => ReturnType<Answered>) => fakeServer((operation) => (nameOf(operation) === 'Board_Query' ? answer() : below));
const show = (server: FakeServer, role: 'OBSERVER' | 'RESPONDER' = 'RESPONDER') => render(<Surroundings server={server} role={role}><main><Board /></main></Surroundings>);
const titles = () => screen.getAllByRole('listitem').flatMap((item) => (item.className === 'board-row' ? [within(item).getByRole('link').textContent] : []));
// Colours need a layout: the browser journeys look at them, in both themes.
const violations = async (part: Element) => (await axe.run(part, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id);

describe('the board', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    // jsdom has no layout.
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => { vi.useRealTimers(); });

  it('says of each line what is hit, what was recorded last, who works on it, what is due first and for how long', async () => {
    const line = lineAt(2, 'Mail is down', { status: 'ENGAGED', private: true }, [clockAt({ at: minutes(-4) })]);
    show(serverOf(() => boardOf([{ ...line, glance: { ...line.glance, impact: ['Mail down', 'Calendar degraded'], engaged: ['Ada Lovelace'], newEntries: 3 } as never }, lineAt(1, 'Slow')])));
    const row = (await screen.findByRole('link', { name: 'INC-2 Mail is down' })).closest('li');
    if (!row) throw new Error('no row');
    for (const words of ['Mail down · Calendar degraded', '3 new', 'Private', 'Update to customers', '4 min late', '2 h 05']) expect(within(row).getByText(words)).toBeTruthy();
    expect(within(row).getByText(/Held messages replayed/).textContent).toBe('9 min ago · Leo: Held messages replayed');
    expect(within(row).getByRole('img', { name: 'Ada Lovelace' })).toBeTruthy();
    expect(screen.getByText('nobody yet')).toBeTruthy();
    expect(screen.getByText('2 open')).toBeTruthy();
    expect(screen.getByText('1 update late')).toBeTruthy();
  });

  it('is ordered by the clock that ends first, and keeps another order that was chosen', async () => {
    const lines = [lineAt(3, 'Later', {}, [clockAt({ at: minutes(90) })]), lineAt(2, 'Sooner', {}, [clockAt({ at: minutes(9) })])];
    const first = show(serverOf(() => boardOf(lines)));
    await screen.findByRole('link', { name: 'INC-2 Sooner' });
    expect(titles()).toEqual(['INC-2 Sooner', 'INC-3 Later']);
    await userEvent.click(screen.getByRole('button', { name: /Order/ }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: /Newest/ }));
    expect(titles()).toEqual(['INC-3 Later', 'INC-2 Sooner']);
    first.unmount();
    show(serverOf(() => boardOf(lines)));
    await screen.findByRole('link', { name: 'INC-2 Sooner' });
    expect(titles()).toEqual(['INC-3 Later', 'INC-2 Sooner']);
  });

  it('moves no row while the pointer is on the list, and says there what has gone', async () => {
    let lines = [lineAt(1, 'First', {}, [clockAt({ at: minutes(5) })]), lineAt(2, 'Second', {}, [clockAt({ at: minutes(50) })])];
    const server = serverOf(() => boardOf(lines));
    show(server);
    const list = (await screen.findByRole('link', { name: 'INC-1 First' })).closest('ul');
    if (!list) throw new Error('no list');
    await server.followed();
    await userEvent.hover(list);
    lines = [lineAt(3, 'New', {}, [clockAt({ at: minutes(1) })]), lineAt(2, 'Second now', {}, [clockAt({ at: minutes(2) })])];
    act(() => { server.publish({ boardChanged: { id: 'INC-3', version: 1 } }); });
    await screen.findByRole('link', { name: 'INC-3 New' });
    expect(titles()).toEqual(['INC-1 First', 'INC-2 Second now', 'INC-3 New']);
    expect(screen.getByText('not open any more')).toBeTruthy();
    await userEvent.unhover(list);
    expect(titles()).toEqual(['INC-3 New', 'INC-2 Second now']);
  });

  it('moves no row while the focus is on one', async () => {
    let lines = [lineAt(1, 'First', {}, [clockAt({ at: minutes(5) })]), lineAt(2, 'Second', {}, [clockAt({ at: minutes(50) })])];
    const server = serverOf(() => boardOf(lines));
    show(server);
    (await screen.findByRole('link', { name: 'INC-2 Second' })).focus();
    await server.followed();
    lines = [lineAt(1, 'First', {}, [clockAt({ at: minutes(5) })]), lineAt(2, 'Second now', {}, [clockAt({ at: minutes(1) })])];
    act(() => { server.publish({ boardChanged: { id: 'INC-2', version: 2 } }); });
    await screen.findByRole('link', { name: 'INC-2 Second now' });
    expect(titles()).toEqual(['INC-1 First', 'INC-2 Second now']);
    await userEvent.keyboard('k');
    expect(document.activeElement?.textContent).toBe('INC-1 First');
    act(() => { (document.activeElement as HTMLElement).blur(); });
    expect(titles()).toEqual(['INC-2 Second now', 'INC-1 First']);
  });

  it('says what is due next over all incidents, and what waits for the reader', async () => {
    const mine = lineAt(2, 'Mail is down', {}, [clockAt({ at: minutes(-4), entryId: 'u1' }), clockAt({ kind: 'DEMAND', words: 'A call', at: minutes(81), by: 'The councillor', entryId: 'd1', since: minutes(-30) })]);
    const waiting = [
      { kind: 'REVIEW', words: 'Phones silent', since: minutes(-2880), by: 'Bea', actionItemId: null, lessonId: null, incident: { id: 'x', key: 'INC-51' } },
      { kind: 'ACTION_OVERDUE', words: 'Second path', since: minutes(-4320), by: null, actionItemId: 'a1', lessonId: null, incident: { id: 'y', key: 'INC-47' } },
      { kind: 'LESSON_CAME_BACK', words: 'Check the witness', since: minutes(-60), by: 'Bea', actionItemId: null, lessonId: 'l1', incident: { id: 'z', key: 'INC-33' } },
    ];
    show(serverOf(() => boardOf([{ ...mine, glance: { ...mine.glance, engaged: ['Kim'] } as never }, lineAt(1, 'Slow', {}, [clockAt({ kind: 'TIME_BOX', words: 'Drive over', at: minutes(51) })])], waiting)));
    const due = within(await screen.findByRole('region', { name: 'Due next' })).getAllByRole('listitem').map((item) => item.textContent);
    expect(due).toEqual(['4 min lateUpdate to customersINC-2 · update, Leo', '51 minDrive overINC-1 · time box, Leo', '1 h 21A callINC-2 · demand, The councillor']);
    const inbox = within(screen.getByRole('region', { name: 'Waiting for you' }));
    expect(inbox.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Review the postmortem of INC-51', '/incidents/INC-51/postmortem'], ['Action overdue by 4 days', '/actions?whose=mine&state=overdue'],
      ['A lesson came back in INC-33', '/lessons?back=yes&lesson=l1'], ['A call', '/incidents/INC-2#entry-d1'],
    ]);
    expect(inbox.getByText('asked by Bea, 2 d ago')).toBeTruthy();
    expect(await violations(screen.getByRole('main'))).toEqual([]);
  });

  it('shows those alone that the reader works on', async () => {
    const mine = lineAt(2, 'Mine');
    show(serverOf(() => boardOf([{ ...mine, glance: { ...mine.glance, engaged: ['Kim'] } as never }, lineAt(1, 'Others’')])));
    await userEvent.click(await screen.findByRole('button', { name: 'Mine 1' }));
    expect(titles()).toEqual(['INC-2 Mine']);
  });

  it('is read anew once for a burst of changes, and after the connection broke', async () => {
    const server = serverOf(() => boardOf([lineAt(1, 'Mail')]));
    show(server);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    const before = readings(server).length;
    act(() => { for (let i = 0; i < 20; i++) server.publish({ boardChanged: { id: 'INC-1', version: i } }); });
    await waitFor(() => { expect(readings(server)).toHaveLength(before + 1); });
    act(() => { server.drop(); });
    await waitFor(() => { expect(readings(server)).toHaveLength(before + 2); }, { timeout: 3000 });
  });

  it('keeps what was read when it cannot be read again, says how old that is, and tries again', async () => {
    let fails = false;
    const server = serverOf(() => (fails ? new Error('Failed to fetch') : boardOf([lineAt(1, 'Mail')])));
    show(server);
    await screen.findByRole('link', { name: 'INC-1 Mail' });
    await server.followed();
    fails = true;
    act(() => { server.publish({ boardChanged: { id: 'INC-1', version: 2 } }); });
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached.*This was read \d+ s ago/);
    expect(screen.getByRole('link', { name: 'INC-1 Mail' })).toBeTruthy();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => { expect(screen.queryByRole('alert')).toBeNull(); });
  });

  it('says how to begin when nothing is open, and to an observer that something will appear', async () => {
    const run = vi.fn();
    const commands: Command[] = [{ id: 'declare', group: 'Anywhere', words: 'Declare incident', keys: 'n', run }];
    const Shell = () => { useCommands(commands); return <Board />; };
    const { unmount } = render(<Surroundings server={serverOf(() => boardOf([]))}><Shell /></Surroundings>);
    expect(await screen.findByRole('heading', { name: 'Nothing is open' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /Declare an incident/ }));
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('link', { name: /Paste notes of one/ }).getAttribute('href')).toBe('/paste');
    unmount();
    show(serverOf(() => boardOf([])), 'OBSERVER');
    expect(await screen.findByText('When an incident is declared, it appears here.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Paste/ })).toBeNull();
  });

  it('says that more are open than it shows', async () => {
    show(serverOf(() => boardOf([lineAt(1, 'Mail')], [], 130)));
    expect((await screen.findByRole('link', { name: 'All 130' })).getAttribute('href')).toBe('/incidents?status=open');
  });
});
