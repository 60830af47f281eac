import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import type { Operation } from 'urql';
import { describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { IncidentRoomPage } from './IncidentRoomPage';

const room = (version: number, entries = [entryAt(1, 2, { html: '<p>The customer calls</p>', text: 'The customer calls' })]) => ({
  incident: { ...incidentAt(version), lastVisit: null, timeline: { nodes: entries, totalCount: entries.length, pageInfo: { hasPreviousPage: false, startCursor: null } } },
});
const inputOf = (operation: Operation | undefined) => (operation?.variables as { input: { commandId: string; text: string } } | undefined)?.input;

function open(answer: (operation: Operation) => { data: Record<string, unknown> } | Error, role: 'ADMINISTRATOR' | 'RESPONDER' | 'OBSERVER' = 'RESPONDER') {
  const server = fakeServer((operation) => {
    if (nameOf(operation) === 'IncidentRoom_Query') return { data: room(1) };
    return nameOf(operation) === 'Presence_VisitMutation' ? { data: { visitRoom: { incident: { id: 'incident-1', inRoom: [] }, error: null } } } : answer(operation);
  });
  render(
    <Surroundings server={server} at="/incidents/INC-1" role={role}>
      <Routes><Route path="/incidents/:key" element={<IncidentRoomPage />} /></Routes>
    </Surroundings>,
  );
  return server;
}
/** What was recorded: that one is there is said besides. */
const mutations = (server: ReturnType<typeof fakeServer>) => server.sent.filter((operation) => operation.kind === 'mutation' && nameOf(operation) !== 'Presence_VisitMutation');
const streams = (server: ReturnType<typeof fakeServer>) => server.sent.filter((operation) => nameOf(operation) === 'IncidentRoom_Subscription');
/** Presses a verb that stands behind *More* of an entry. */
async function choose(verb: string, entry = 'Note at 22:02') {
  await userEvent.click(await screen.findByRole('button', { name: `More: ${entry}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: verb }));
}
const change = (sequence: number, text: string) => ({
  timelineChanged: { sequence, actor: 'Lee', entry: entryAt(sequence, sequence, { text, html: `<p>${text}</p>` }), incident: incidentAt(sequence) },
});

describe('the incident room', () => {

  it('follows the record from the version that it loaded', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    const subscription = streams(server)[0];
    expect(subscription?.variables).toEqual({ incidentId: 'incident-1', afterSequence: 1 });
  });

  it('shows an entry of somebody else when it arrives, once, and reads it out', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    act(() => { server.publish(change(2, 'Primary tried')); server.publish(change(2, 'Primary tried')); });
    expect(within(screen.getByRole('region', { name: 'Incident timeline' })).getAllByText('Primary tried')).toHaveLength(1);
    expect(screen.getByRole('log').textContent).toContain('by Lee: Primary tried');
  });

  it('names what does not fit together, with the way to both entries, and nothing while everything fits', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    expect(screen.queryByText('What does not fit together')).toBeNull();
    const moments = [
      { __typename: 'ContradictionMoment' as const, label: 'Theory raised', at: '2014-05-14T03:20:00Z', entryId: 'entry-7' },
      { __typename: 'ContradictionMoment' as const, label: 'Theory refuted', at: '2014-05-14T03:10:00Z', entryId: 'entry-8' },
    ];
    const contradictions = [{ __typename: 'Contradiction' as const, message: 'The theory was refuted 10 min before it was raised.', moments }];
    act(() => { server.publish({ timelineChanged: { sequence: 2, actor: 'Lee', entry: null, incident: incidentAt(2, { contradictions }) } }); });
    const panel = within(screen.getByRole('region', { name: 'What does not fit together' }));
    expect(panel.getByText(/10 min before it was raised/)).toBeTruthy();
    expect(panel.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/incidents/INC-1#entry-entry-7', '/incidents/INC-1#entry-entry-8']);
  });

  it('shows what is due as it changes, and asks what was done when a time box has ended', async () => {
    const server = open(() => ({ data: { answerTimeBox: { incident: incidentAt(5), entry: null, error: null } } }));
    await screen.findByText('The customer calls');
    await server.followed();
    expect(screen.queryByRole('list', { name: 'What is due' })).toBeNull();
    const box = entryAt(2, 5, { kind: 'TIME_BOX', text: 'Twenty minutes for the restore.' });
    const dueAt = (version: number, state: 'RUNNING' | 'EXPIRED', at: string) => {
      const due = [{ __typename: 'Deadline' as const, kind: 'TIME_BOX' as const, at, words: 'Restore the queue', entryId: box.id, state, whatThen: 'fail over' }];
      act(() => { server.publish({ timelineChanged: { sequence: version, actor: 'Timeline', entry: box, incident: incidentAt(version, { due, milestones: [{ __typename: 'Milestone', kind: 'REPORTED', at: '2014-05-14T03:00:00Z', precision: 'MINUTE', entryId: null }] }) } }); });
    };
    dueAt(2, 'RUNNING', '2999-05-14T03:00:00Z');
    expect(screen.getByRole('list', { name: 'What is due' }).textContent).toContain('fail over');
    expect(screen.queryByRole('button', { name: /Say what was done/ })).toBeNull();
    dueAt(3, 'EXPIRED', '2014-05-14T03:25:00Z');
    expect(screen.getByRole('list', { name: 'What is due' }).textContent).toMatch(/late.*time box ends 22:25 · else fail over/);
    await userEvent.click(screen.getByRole('button', { name: 'Say what was done: Restore the queue' }));
    expect(screen.getByLabelText<HTMLSelectElement>('Which time box').value).toBe(box.id);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Record' }));
    await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
    expect(mutations(server)[0]?.variables).toMatchObject({ input: { incidentId: 'incident-1', timeBoxId: box.id, text: null } });
    expect(screen.queryByRole('list', { name: 'What is due' })).toBeNull();
  });

  it('says that it is cancelled, private, and which administrator took access', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    expect(screen.queryByText(/took access|^Private$|^Cancelled$/)).toBeNull();
    const accessTakenBy = [{ __typename: 'AccessTaking' as const, entryId: 'entry-9', name: 'Ada', reason: 'an audit', at: '2014-05-14T04:00:00Z' }];
    act(() => { server.publish({ timelineChanged: { sequence: 2, actor: 'Ada', entry: null, incident: incidentAt(2, { cancelled: true, private: true, accessTakenBy }) } }); });
    expect(screen.getByText('Private')).toBeTruthy();
    expect(screen.getByText('Cancelled')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Ada took access' }).parentElement?.textContent).toBe('Ada took access Tue 13 May 2014, 23:00, because: an audit');
  });

  it('shows nothing more of an incident that one may no longer see', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    act(() => { server.refuse('NOT_FOUND'); });
    expect(await screen.findByRole('heading', { name: 'There is no incident INC-1' })).toBeTruthy();
    expect(screen.queryByText('The customer calls')).toBeNull();
  });

  it('stars an entry, and takes the star back', async () => {
    const starred = (is: boolean) => ({ incident: incidentAt(is ? 2 : 3), entry: entryAt(1, 2, { starred: is, tags: ['mail'] }), error: null });
    const server = open((operation) => ({ data: nameOf(operation) === 'Act_StarMutation' ? { starEntry: starred(true) } : { unstarEntry: starred(false) } }));
    await userEvent.click(await screen.findByRole('button', { name: 'Star: Note at 22:02' }));
    const back = await screen.findByRole('button', { name: 'Unstar: Note at 22:02' });
    expect(screen.getByText('in the postmortem')).toBeTruthy();
    expect(screen.getByText('mail')).toBeTruthy();
    await userEvent.click(back);
    expect(await screen.findByRole('button', { name: 'Star: Note at 22:02' })).toBeTruthy();
    expect(mutations(server)[0]?.variables).toMatchObject({ input: { incidentId: 'incident-1', entryId: 'entry-1' } });
  });

  it('shows what Timeline found like any other entry', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    const found = entryAt(2, 30, { kind: 'UPDATE_OVERDUE', source: 'SYSTEM', html: '<p>No update had been sent.</p>', author: 'Timeline', recordedBy: 'Timeline' });
    act(() => { server.publish({ timelineChanged: { sequence: 2, actor: 'Timeline', entry: found, incident: incidentAt(2) } }); });
    const entry = await screen.findByRole('article', { name: 'Update overdue at 22:30' });
    expect(entry.textContent).toContain('by Timeline');
    expect(screen.getByRole('log').textContent).toContain('Update overdue');
  });

  it('goes on after the last change seen when the connection breaks', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    act(() => { server.publish(change(2, 'Primary tried')); server.drop(); });
    await waitFor(() => { expect(streams(server)).toHaveLength(2); }, { timeout: 3000 });
    expect(streams(server)[1]?.variables).toEqual({ incidentId: 'incident-1', afterSequence: 2 });
    act(() => { server.publish(change(3, 'Secondary reached')); });
    expect(await screen.findByRole('article', { name: /22:03/ })).toBeTruthy();
    expect(screen.getAllByRole('article')).toHaveLength(3);
  });

  it('keeps the words of an entry that could not be sent, and sends it again by itself under the same id', async () => {
    let offline = true;
    const server = open((operation) => (offline ? new Error('Failed to fetch') : {
      data: { logEntry: { incident: incidentAt(2), entry: entryAt(2, 6, { text: inputOf(operation)?.text ?? '', html: '<p>No answer</p>' }), error: null } },
    }));
    await screen.findByText('The customer calls');
    await userEvent.type(screen.getByLabelText('What happened'), 'No answer');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Not sent')).toBeTruthy();
    expect(screen.getByText('No answer')).toBeTruthy();

    offline = false;
    expect(await screen.findByRole('article', { name: /Note at 22:06/ })).toBeTruthy();
    expect(screen.queryByText('Not sent')).toBeNull();
    const [first, ...again] = mutations(server);
    expect(again.length).toBeGreaterThan(0);
    expect(again.map((sent) => inputOf(sent)?.commandId)).toEqual(again.map(() => inputOf(first)?.commandId));
    expect(inputOf(first)?.commandId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says why the rules refused an entry', async () => {
    open(() => ({ data: { logEntry: { incident: null, entry: null, error: { code: 'INCIDENT_CLOSED', message: 'INC-1 is closed and takes no further entries.', field: null } } } }));
    await screen.findByText('The customer calls');
    await userEvent.type(screen.getByLabelText('What happened'), 'Too late');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('INC-1 is closed and takes no further entries.')).toBeTruthy();
    expect(screen.getByText('Too late')).toBeTruthy();
  });

  it('asks why before an entry is retracted', async () => {
    const server = open(() => ({ data: { retractEntry: { incident: incidentAt(2), entry: entryAt(1, 2, { retracted: true, retractionReason: 'wrong incident' }), error: null } } }));
    await choose('Retract');
    const dialog = await screen.findByRole('dialog', { name: 'Retract this entry' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retract' }));
    expect(mutations(server)).toHaveLength(0);
    await userEvent.type(within(dialog).getByLabelText('Why'), 'wrong incident');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retract' }));
    expect(await screen.findByText('Retracted: wrong incident')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets an administrator redact an entry by keyboard, saying that nobody can undo it', async () => {
    const redaction = { __typename: 'Redaction' as const, by: 'Kim', at: '2014-05-14T04:00:00Z', reason: 'a password' };
    const server = open(() => ({ data: { redactEntry: { incident: incidentAt(2), entry: entryAt(1, 2, { text: '[redacted]', html: '<p>[redacted]</p>', redaction }), error: null } } }), 'ADMINISTRATOR');
    (await screen.findByRole('button', { name: 'More: Note at 22:02' })).focus();
    await userEvent.keyboard('{Enter}');
    (await screen.findByRole('menuitem', { name: 'Redact' })).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Redact this entry' });
    expect(dialog.textContent).toContain('This cannot be undone');
    await waitFor(() => { expect(document.activeElement).toBe(within(dialog).getByLabelText('Why')); });
    await userEvent.keyboard('{Enter}');
    expect(mutations(server)).toHaveLength(0);
    await userEvent.keyboard('a password{Enter}');
    expect(await screen.findByText('Redacted by Kim at Tue 13 May 2014, 23:00 because: a password')).toBeTruthy();
    expect(screen.queryByText('The customer calls')).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets nobody else redact', async () => {
    open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await userEvent.click(screen.getByRole('button', { name: 'More: Note at 22:02' }));
    expect(await screen.findByRole('menuitem', { name: 'Retract' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: 'Redact' })).toBeNull();
  });

  it('lets an observer read and not record', async () => {
    open(() => new Error('unused'), 'OBSERVER');
    await screen.findByText('The customer calls');
    expect(screen.queryByLabelText('What happened')).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Star|Correct): / })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'More: Note at 22:02' }));
    expect(await screen.findByRole('menuitem', { name: 'History' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: 'Retract' })).toBeNull();
  });

  it('goes to the composer on the key i, but not while typing', async () => {
    const server = open(() => new Error('unused'));
    await screen.findByText('The customer calls');
    await server.followed();
    await userEvent.keyboard('i');
    expect(document.activeElement).toBe(screen.getByLabelText('What happened'));
    await userEvent.keyboard('i');
    expect(screen.getByLabelText<HTMLTextAreaElement>('What happened').value).toBe('i');
  });
});
