import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { Route, Routes, useLocation } from 'react-router';
import type { Operation } from 'urql';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { ToastPlace } from '@/ui/ToastPlace';
import { IncidentRoomPage } from './IncidentRoomPage';
import type { RoomIncident } from './roomRecord';

type Answer = (operation: Operation) => { data: Record<string, unknown> } | Error;
type Role = 'OBSERVER' | 'RESPONDER' | 'MANAGER';

const at = (minute: number) => entryAt(1, minute).occurredAt;
const full: Partial<RoomIncident> = {
  status: 'ENGAGED', milestones: [{ __typename: 'Milestone', kind: 'REPORTED', at: at(2), precision: 'APPROXIMATE', entryId: 'entry-1' }],
  roles: [{ __typename: 'RoleTenure', role: 'COMMANDER', roleName: null, title: 'incident commander', who: 'Marta', personId: null, since: at(4), until: null, current: true, handedOver: null, alongside: [], takenBy: 'entry-1' }],
  hypotheses: [{ __typename: 'Hypothesis', id: 'h', entryId: 'entry-1', statement: 'The relay', raisedBy: 'Marta', raisedAt: at(5), status: 'REFUTED', settledBecause: 'It answers', settledAt: at(6), settledBy: 'Marta', evidenceFor: [], evidenceAgainst: [{ __typename: 'Evidence', entryId: 'x' }] }],
  impacts: [{ __typename: 'ImpactWindow', entryId: 'entry-1', service: 'Mail', segment: null, customer: 'Halden', level: 'DEGRADED', affected: 340, from: at(2), until: null, steps: [{ __typename: 'ImpactStep', level: 'DOWN', affected: 340, from: at(2), until: at(9) }, { __typename: 'ImpactStep', level: 'DEGRADED', affected: 340, from: at(9), until: null }] }],
  entitlements: [{ __typename: 'Entitlement', customer: 'Halden', customerId: 'c', standing: { __typename: 'ContractStanding', state: 'NONE', sentence: 'Halden has no contract: best effort.' } }],
  recoveryStages: [{ __typename: 'RecoveryStage', entryId: 'entry-1', stage: 'Reading', forWhom: null, whatWorks: 'Old mail', at: at(9) }],
  due: [{ __typename: 'Deadline', kind: 'DEMAND', at: at(60), words: 'A statement', entryId: 'entry-1', state: 'OVERDUE', whatThen: null }],
};

function Place() {
  const { pathname, search } = useLocation();
  return <output hidden>{pathname + search}</output>;
}
const place = () => document.querySelector('output')?.textContent;

function open({ incident = {}, role = 'RESPONDER', address = '/incidents/INC-1', answer = () => new Error('unused') }: { incident?: Partial<RoomIncident>; role?: Role; address?: string; answer?: Answer }) {
  const server = fakeServer((operation) => {
    switch (nameOf(operation)) {
      case 'IncidentRoom_Query': case 'Past_Query':
        return { data: { incident: { ...incidentAt(1, incident), timeline: { nodes: [entryAt(1, 2, { text: 'The customer calls', html: '<p>The customer calls</p>' })], totalCount: 1, pageInfo: { hasPreviousPage: false, startCursor: null } } } } };
      case 'Presence_VisitMutation': return { data: { visitRoom: { incident: { id: 'incident-1', inRoom: [] }, error: null } } };
      default: return answer(operation);
    }
  });
  const view = render(
    <Surroundings server={server} at={address} role={role}>
      <Place />
      <Routes><Route path="/incidents/:key/*" element={<IncidentRoomPage />} /></Routes>
      <ToastPlace />
    </Surroundings>,
  );
  return { server, view };
}
const sent = (all: readonly Operation[], name: string) => all.filter((operation) => nameOf(operation) === name).map(({ variables }) => (variables as { input: Record<string, unknown> }).input);
const entryOf = (sequence: number, over: Parameters<typeof entryAt>[2]) => ({ incident: incidentAt(2), entry: entryAt(sequence, 3, over), error: null });

afterEach(() => { localStorage.clear(); });

describe('the frame of the room', () => {
  it('says what suffers, for whom, and that there is no contract', async () => {
    open({ incident: full });
    const head = within((await screen.findByRole('heading', { level: 1 })).closest('header') as HTMLElement);
    expect(head.getByText('Mail')).toBeTruthy();
    expect(head.getByText('Halden')).toBeTruthy();
    expect(head.getByText('no contract: best effort')).toBeTruthy();
  });

  it('has views with addresses and keys, which keep the moment that is looked at', async () => {
    open({ address: '/incidents/INC-1?at=2014-05-14T03:05:00Z' });
    const views = within(await screen.findByRole('navigation', { name: 'Views of the incident' }));
    expect(views.getAllByRole('link').map((link) => link.textContent)).toEqual(['Timeline', 'Story so far', 'Updates', 'Postmortem', 'Record']);
    await userEvent.keyboard('{Alt>}5{/Alt}');
    await waitFor(() => { expect(place()).toContain('/incidents/INC-1/record'); });
    await userEvent.click(views.getByRole('link', { name: 'Timeline' }));
    expect(place()).toContain('/incidents/INC-1?at=');
  });

  it('offers no verb to observers, nor at an earlier moment', async () => {
    const { view } = open({ incident: full, role: 'OBSERVER' });
    await screen.findByRole('complementary', { name: 'State of the incident' });
    for (const name of [/Send update/, 'Log a contact', /^Take it/, /change the title/, /^Correct/, /^What /]) expect(screen.queryByRole('button', { name })).toBeNull();
    view.unmount();
    open({ incident: full, address: '/incidents/INC-1?at=2014-05-14T03:05:00Z' });
    await screen.findByRole('complementary', { name: 'State of the incident' });
    expect(screen.queryByRole('button', { name: /Send update/ })).toBeNull();
    expect(screen.getByText('Open then')).toBeTruthy();
  });

  it('changes the title where it stands, and takes it back from the toast', async () => {
    const { server } = open({ answer: (operation) => (nameOf(operation) === 'Act_RetractMutation'
      ? { data: { retractEntry: entryOf(2, { kind: 'TITLE_CHANGE', retracted: true }) } } : { data: { changeTitle: entryOf(2, { kind: 'TITLE_CHANGE' }) } }) });
    await userEvent.click(await screen.findByRole('button', { name: /change the title/ }));
    await userEvent.clear(screen.getByLabelText('Title'));
    await userEvent.type(screen.getByLabelText('Title'), 'Nobody can send{Enter}');
    expect(sent(server.sent, 'Record_TitleMutation')).toEqual([expect.objectContaining({ incidentId: 'incident-1', title: 'Nobody can send' })]);
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await waitFor(() => { expect(sent(server.sent, 'Act_RetractMutation')).toEqual([expect.objectContaining({ entryId: 'entry-2' })]); });
  });

  it('leaves the title as it is on Escape, with the focus where it was', async () => {
    const { server } = open({});
    await userEvent.click(await screen.findByRole('button', { name: /change the title/ }));
    await userEvent.type(screen.getByLabelText('Title'), ' and more{Escape}');
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: /Mail is down/ })); });
    expect(server.sent.filter((operation) => operation.kind === 'mutation' && nameOf(operation) !== 'Presence_VisitMutation')).toEqual([]);
  });

  it('says that nobody is there, whom one tried, and takes the hand of whoever presses', async () => {
    const { server } = open({
      incident: { contactAttempts: [{ __typename: 'ContactAttempt', entryId: 'entry-1', who: 'Priya', rung: 'PRIMARY', channel: 'PHONE', outcome: 'NO_ANSWER', at: at(6), sincePrevious: null }] },
      answer: () => ({ data: { engageResponder: entryOf(2, { kind: 'ENGAGEMENT' }) } }),
    });
    const banner = await screen.findByText(/Nobody has hands on it yet/);
    expect(banner.textContent).toContain('22:06 Priya: no answer');
    await userEvent.click(within(banner.parentElement as HTMLElement).getByRole('button', { name: 'Hands on' }));
    expect(sent(server.sent, 'Record_EngageMutation')).toEqual([expect.objectContaining({ who: 'Kim', personId: 'p1' })]);
  });

  it('takes a free role at a press, and offers no other that is held', async () => {
    const { server } = open({ incident: full, answer: () => ({ data: { takeRole: entryOf(2, { kind: 'ROLE_TAKEN' }) } }) });
    await screen.findByRole('button', { name: 'Take it: Scribe' });
    expect(screen.queryByRole('button', { name: 'Take it: Commander' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take it: Scribe' }));
    expect(sent(server.sent, 'Record_TakeRoleMutation')).toEqual([expect.objectContaining({ who: 'Kim', personId: 'p1', role: 'SCRIBE' })]);
  });

  it('folds a section for good', async () => {
    const { view } = open({ incident: full });
    await userEvent.click(await screen.findByRole('button', { name: 'Theories', expanded: true }));
    expect(screen.queryByText('The relay')).toBeNull();
    view.unmount();
    open({ incident: full });
    expect(await screen.findByRole('button', { name: 'Theories', expanded: false })).toBeTruthy();
    expect(screen.queryByText('The relay')).toBeNull();
  });

  it('opens the explanation of a clock, with the entries that it rests on', async () => {
    open({ incident: full });
    await userEvent.click(await screen.findByRole('button', { name: 'Open' }));
    const popover = within(await screen.findByRole('dialog'));
    expect(popover.getByText(/^From first contact, or else/)).toBeTruthy();
    expect(popover.getByRole('link', { name: 'First contact' }).getAttribute('href')).toBe('#entry-entry-1');
  });

  it('writes an update beside the timeline on U, and comes back to the state', async () => {
    open({ incident: full });
    await screen.findByRole('complementary', { name: 'State of the incident' });
    await userEvent.keyboard('u');
    expect(await screen.findByLabelText('What they need to know')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Incident timeline' })).toBeTruthy();
    await userEvent.click(within(screen.getByRole('complementary', { name: 'Send an update' })).getByRole('button', { name: 'Close' }));
    expect(screen.getByRole('complementary', { name: 'State of the incident' })).toBeTruthy();
  });

  it.each([
    ['closed', { status: 'CLOSED' }, /What happened after needs it open again/], ['resolved and not verified', { status: 'RESOLVED' }, /Nobody has said that it holds/],
    ['a drill', { kind: 'DRILL' }, /^Drill\. Practised/], ['cancelled', { cancelled: true }, /it counts nowhere/],
  ] as const)('says when it is %s', async (_, incident, words) => {
    open({ incident });
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('is found to be accessible', async () => {
    const { view } = open({ incident: full });
    await screen.findByRole('complementary', { name: 'State of the incident' });
    const { violations } = await axe.run(view.container, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }, 30_000);
});
