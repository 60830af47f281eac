import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import type { Operation } from 'urql';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { IncidentRoomPage } from './IncidentRoomPage';
import type { RoomEntry } from './roomRecord';

const say = (sequence: number, minute: number, text: string, over: Partial<RoomEntry> = {}) => entryAt(sequence, minute, { text, html: `<p>${text}</p>`, ...over });
const night = [
  say(1, 2, 'The customer calls', { kind: 'REPORT' }), say(2, 6, 'Priya does not answer', { kind: 'CONTACT_ATTEMPT', author: 'Lee', recordedBy: 'Lee' }),
  say(3, 20, 'It is the switch', { kind: 'HYPOTHESIS', author: 'Lee', recordedBy: 'Lee' }), say(4, 25, 'Counters are clean'),
];
const page = (entries: readonly RoomEntry[], more = false) => ({ nodes: entries, totalCount: entries.length, pageInfo: { hasPreviousPage: more, startCursor: more ? 'c' : null } });
const Address = () => <output aria-label="address">{useLocation().search}</output>;

interface Opening { at?: string; entries?: readonly RoomEntry[]; lastVisit?: object | null; answer?: (operation: Operation) => { data: Record<string, unknown> } | Error | null; role?: 'OBSERVER' | 'RESPONDER' }

function open({ at = '/incidents/INC-1', entries = night, lastVisit = null, answer = () => null, role = 'RESPONDER' }: Opening = {}) {
  const server = fakeServer((operation) => {
    const own = answer(operation);
    if (own) return own;
    switch (nameOf(operation)) {
      case 'IncidentRoom_Query': return { data: { incident: { ...incidentAt(4), lastVisit, timeline: page(entries) } } };
      case 'Presence_VisitMutation': return { data: { visitRoom: { incident: { id: 'incident-1', inRoom: [] }, error: null } } };
      default: return new Error('unused');
    }
  });
  render(<Surroundings server={server} at={at} role={role}><Routes><Route path="/incidents/:key" element={<><IncidentRoomPage /><Address /></>} /></Routes></Surroundings>);
  return server;
}
const articles = () => screen.queryAllByRole('article').map((each) => each.getAttribute('aria-label'));
const address = () => screen.getByLabelText('address').textContent;
const visits = (server: ReturnType<typeof fakeServer>) => server.sent.filter((each) => nameOf(each) === 'Presence_VisitMutation').map((each) => (each.variables as { input: { activity: string; seenVersion: number } }).input);
const ready = () => screen.findByText('Counters are clean');

describe('the timeline of a room', () => {
  it('is loaded from its newest entry back, and the older ones while nothing else is to do', async () => {
    const older = [say(9, 0, 'An older one')];
    const server = open({
      answer: (operation) => {
        if (nameOf(operation) === 'IncidentRoom_Query') return { data: { incident: { ...incidentAt(4), lastVisit: null, timeline: { ...page(night, true), totalCount: 5 } } } };
        return nameOf(operation) === 'IncidentRoom_PageQuery' ? { data: { incident: { __typename: 'Incident', id: 'incident-1', version: 4, timeline: page(older) } } } : null;
      },
    });
    expect(await screen.findByText('An older one')).toBeTruthy();
    expect(articles()).toHaveLength(5);
    expect(server.sent.find((each) => nameOf(each) === 'IncidentRoom_Query')?.variables).toEqual({ key: 'INC-1', last: 60 });
    expect(server.sent.find((each) => nameOf(each) === 'IncidentRoom_PageQuery')?.variables).toEqual({ key: 'INC-1', last: 500, before: 'c' });
    expect(screen.queryByText(/being loaded/)).toBeNull();
  });

  it('hides a lane by key and by pointer, says how many are left, and keeps that in the address', async () => {
    open();
    await ready();
    await userEvent.keyboard('6');
    expect(articles()).toEqual(['Report at 22:02', 'Contact attempt at 22:06', 'Theory at 22:20']);
    expect(screen.getByText('3 of 4')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'People 1' }));
    expect(address()).toBe('?hide=notes%2Cpeople');
    await userEvent.keyboard('0');
    expect(articles()).toHaveLength(4);
    expect(address()).toBe('');
  });

  it('shows a lane alone with Alt, and finds words', async () => {
    open();
    await ready();
    await userEvent.keyboard('{Alt>}');
    await userEvent.click(screen.getByRole('button', { name: 'Cause 1' }));
    await userEvent.keyboard('{/Alt}0');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find in this timeline' }), 'switch');
    await waitFor(() => { expect(articles()).toEqual(['Theory at 22:20']); });
  });

  it('opens with the filter of the address', async () => {
    open({ at: '/incidents/INC-1?hide=impact,people,notes' });
    expect(await screen.findByText('It is the switch')).toBeTruthy();
    expect(articles()).toEqual(['Theory at 22:20']);
  });

  it('goes along the entries with J and K, and acts on the one that has the focus', async () => {
    const server = open({ answer: (operation) => (nameOf(operation) === 'Act_StarMutation' ? { data: { starEntry: { incident: incidentAt(5), entry: say(3, 20, 'It is the switch', { kind: 'HYPOTHESIS', starred: true }), error: null } } } : null) });
    await ready();
    await userEvent.keyboard('k');
    await waitFor(() => { expect(document.activeElement?.id).toBe('entry-entry-4'); });
    await userEvent.keyboard('k');
    await waitFor(() => { expect(document.activeElement?.id).toBe('entry-entry-3'); });
    await userEvent.keyboard('s');
    expect(await screen.findByText('in the postmortem')).toBeTruthy();
    expect(server.sent.find((each) => nameOf(each) === 'Act_StarMutation')?.variables).toMatchObject({ input: { entryId: 'entry-3' } });
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: /^Theory, / })).toBeTruthy();
  });

  it('replies to a theory with R: the form of evidence, about it', async () => {
    open();
    await ready();
    await userEvent.keyboard('kk');
    await waitFor(() => { expect(document.activeElement?.id).toBe('entry-entry-3'); });
    await userEvent.keyboard('r');
    expect(within(await screen.findByRole('dialog')).getByLabelText<HTMLSelectElement>('Which theory').value).toBe('entry-3');
  });

  it('says what others recorded since the reader left; their own they have seen', async () => {
    open({ lastVisit: { __typename: 'LastVisit', at: '2014-05-14T03:10:00Z', seenVersion: 1 } });
    await ready();
    expect(screen.getByText('Since you left at Tue 13 May 2014, 22:10 · 2 new')).toBeTruthy();
    expect(within(screen.getByRole('article', { name: 'Contact attempt at 22:06' })).getByText('new since you left')).toBeTruthy();
  });

  it('marks what was entered late, and leads from what was corrected to its history', async () => {
    const revision = { __typename: 'EntryRevision' as const, text: 'Counters', occurredAt: night[3]?.occurredAt ?? '', precision: 'MINUTE' as const, replacedAt: '2014-05-14T05:00:00Z', replacedBy: 'Lee', reason: 'Misheard', facts: [] };
    open({ entries: [say(4, 25, 'Counters are clean', { late: true, recordedAt: '2014-05-14T06:07:00Z', source: 'IMPORT', amended: true, history: [revision] })] });
    const entry = await screen.findByRole('article', { name: 'Note at 22:25' });
    expect(entry.textContent).toContain('entered 2 h 42 later');
    expect(entry.textContent).not.toContain('imported');
    await userEvent.click(within(entry).getByRole('button', { name: 'corrected' }));
    const drawer = await screen.findByRole('dialog');
    expect(drawer.textContent).toContain('by Kim, imported');
    expect(drawer.textContent).toContain('Lee corrected it: “Misheard”');
  });

  it('keeps the lines of a text that was typed as two', async () => {
    open({ entries: [say(1, 2, 'first line\nsecond line')] });
    const text = (await screen.findByRole('article')).querySelector('.log-text p');
    expect(text?.textContent).toBe('first line\nsecond line');
  });
});

describe('what arrives', () => {
  const arrive = (server: ReturnType<typeof fakeServer>, sequence: number, text: string, actor: string) => {
    act(() => { server.publish({ timelineChanged: { sequence, actor, entry: say(sequence, 30 + sequence, text, { author: actor, recordedBy: actor }), incident: incidentAt(sequence) } }); });
  };

  it('is counted while the pointer rests on the entries, and no row moves', async () => {
    const server = open();
    await ready();
    await server.followed();
    await userEvent.hover(screen.getByRole('region', { name: 'Entries' }));
    arrive(server, 5, 'From somebody else', 'Lee');
    arrive(server, 6, 'And another', 'Lee');
    await userEvent.click(screen.getByRole('button', { name: '2 new' }));
    expect(screen.queryByRole('button', { name: /^\d+ new$/ })).toBeNull();
  });

  it('is never counted when it is one’s own', async () => {
    const server = open();
    await ready();
    await server.followed();
    await userEvent.hover(screen.getByRole('region', { name: 'Entries' }));
    arrive(server, 5, 'My own words', 'Kim');
    expect(screen.getByText('My own words')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^\d+ new$/ })).toBeNull();
  });

  it('is shown when it is one’s own, whatever the filter hides', async () => {
    const server = open({ at: '/incidents/INC-1?hide=notes' });
    await screen.findByText('It is the switch');
    await server.followed();
    arrive(server, 5, 'My own words', 'Kim');
    arrive(server, 6, 'Of somebody else', 'Lee');
    expect(screen.getByText('My own words')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Entries' })).queryByText('Of somebody else')).toBeNull();
  });
});

describe('the past of a room', () => {
  const then = { ...incidentAt(2, { status: 'ENGAGED' }), timeline: page(night.slice(0, 2)) };
  const answer = (operation: Operation) => (nameOf(operation) === 'Past_Query' ? { data: { incident: then } } : null);
  const late = [...night, say(5, 4, 'Told only later', { late: true, recordedAt: '2014-05-14T03:40:00Z' })];

  it('shows what was known, says what is hidden and why, and takes the means to write away', async () => {
    const server = open({ at: '/incidents/INC-1?at=2014-05-14T03:06:00Z', answer, entries: late });
    expect(await screen.findByText('As known on Tue 13 May 2014, 22:06')).toBeTruthy();
    expect(screen.getByText(/3 entries are hidden, one of them about this time but entered at 22:40/)).toBeTruthy();
    expect(articles()).toEqual(['Report at 22:02', 'Contact attempt at 22:06']);
    expect(screen.queryByLabelText('What happened')).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Star|Correct): / })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Paste notes' })).toBeNull();
    expect(server.sent.find((each) => nameOf(each) === 'Past_Query')?.variables).toMatchObject({ key: 'INC-1', at: '2014-05-14T03:06:00Z' });
  });

  it('goes a step back and on with the arrows, and home with Escape', async () => {
    open({ at: '/incidents/INC-1?at=2014-05-14T03:06:00Z', answer });
    await screen.findByText(/^As known on/);
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => { expect(address()).toBe('?at=2014-05-14T03%3A05%3A59.999Z'); });
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => { expect(address()).toBe('?at=2014-05-14T03%3A06%3A00Z'); });
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByLabelText('What happened')).toBeTruthy();
    expect(address()).toBe('');
    expect(articles()).toHaveLength(4);
  });

  it('is reached with T and a time as it is typed in the line', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2014-05-14T05:00:00Z') });
    try {
      open({ answer });
      await ready();
      await userEvent.keyboard('t');
      await userEvent.type(screen.getByRole('textbox', { name: 'As known at' }), '22:06');
      expect(screen.getByText(/^Tue 22:06/)).toBeTruthy();
      await userEvent.keyboard('{Enter}');
      expect(await screen.findByText('As known on Tue 13 May, 22:06')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is reached from an entry', async () => {
    open({ answer });
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'More: Contact attempt at 22:06' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'What did we know here?' }));
    expect(await screen.findByText('As known on Tue 13 May 2014, 22:06')).toBeTruthy();
  });

  it('has nothing to show before the declaration, and says so', async () => {
    open({ at: '/incidents/INC-1?at=2014-05-01T00:00:00Z', answer: (operation) => (nameOf(operation) === 'Past_Query' ? { data: { incident: null } } : null) });
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was recorded by then.');
    expect(screen.queryByText('The customer calls')).toBeNull();
  });
});

describe('who is in the room', () => {
  const person = (name: string, writing: boolean) => ({ __typename: 'PersonInRoom', person: { __typename: 'NamedPerson', personId: name, name }, writing, since: '2014-05-14T03:00:00Z' });
  beforeEach(() => { vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible'); });

  it('is shown by their faces, with a ring around whoever writes', async () => {
    const server = open();
    await ready();
    await server.followed();
    act(() => { server.publish({ roomChanged: { people: [person('Lee', true), person('Kim', false)] } }); });
    expect(screen.getByRole('group', { name: 'Here now: Lee, writing; Kim' })).toBeTruthy();
  });

  it('is told of oneself: that one came, up to where one read, that one writes, that one left', async () => {
    const server = open();
    await ready();
    await waitFor(() => { expect(visits(server)).toEqual([expect.objectContaining({ activity: 'WATCHING', seenVersion: 4 })]); });
    await userEvent.type(screen.getByLabelText('What happened'), 'M');
    await waitFor(() => { expect(visits(server).at(-1)).toMatchObject({ activity: 'WRITING' }); });
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    act(() => { document.dispatchEvent(new Event('visibilitychange')); });
    await waitFor(() => { expect(visits(server).at(-1)).toMatchObject({ activity: 'LEFT' }); });
  });

  it('closes the room for whoever may not see it any more', async () => {
    open({ answer: (operation) => (nameOf(operation) === 'Presence_VisitMutation' ? { data: { visitRoom: { incident: null, error: { code: 'INCIDENT_NOT_FOUND', message: 'There is none.', field: null } } } } : null) });
    expect(await screen.findByRole('heading', { name: 'There is no incident INC-1' })).toBeTruthy();
    expect(screen.queryByText('The customer calls')).toBeNull();
  });
});
