import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Provider, type Operation } from 'urql';
import { beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '@/testing/accessible';
import { fakeServer, nameOf } from '@/testing/fakeClient';
import { giveWidth } from '@/testing/layout';
import { ViewerContext, type SignedIn } from '@/viewer/ViewerContext';
import { CalendarPage } from './CalendarPage';
import { PolicyPage } from './PolicyPage';
import { SlaPage } from './SlaPage';

const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({ day, from: '08:00', until: '18:00' }));
const office = { __typename: 'SlaCalendar', id: 'office', name: 'Berlin office hours', zone: 'Europe/Berlin', retired: null, versions: [{ validFrom: '2024-01-01', always: false, hours: week, holidays: [{ date: '2026-05-25', name: 'Whit Monday' }], exceptions: [] }] };
const version = {
  __typename: 'SlaPolicyVersion', number: 3, validFrom: '2026-01-01', validUntil: null, publishedAt: '2025-12-20T10:00:00Z', warnAt: 80, pauseReasons: ['waiting for customer'], degradedIsDown: false, calendar: { id: 'office' },
  targets: [{ name: 'Engage', severities: ['SEV2', 'SEV3'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT4H', calendar: null }], cadences: [],
};
const contract = { __typename: 'Contract', id: 'k1', policy: null, validFrom: '2026-01-01', validUntil: '2027-12-31', entitledTime: null, entitledIncidents: null, usedTime: null, usedIncidents: null, isUsedUp: false, customer: { id: 'cu1', name: 'Nordmark Schools' }, slaPolicy: { id: 'p1', name: 'Managed mail' } };
const catalogue = { policies: { nodes: [{ id: 'p1', name: 'Managed mail', versions: [version], versionOn: { number: 3 } }] }, calendars: { nodes: [office] }, contracts: { totalCount: 1, nodes: [contract] }, customers: { nodes: [{ id: 'cu1', name: 'Nordmark Schools' }] }, organisationPolicy: null };
const clock = (status: string) => ({ severity: 'SEV2', status });
const replay = { incidents: 30, concerned: 28, truncated: false, was: { met: 26, breached: 2, open: 0 }, would: { met: 25, breached: 3, open: 0 }, changes: [{ target: 'Engage', customer: null, incident: { key: 'INC-31' }, was: clock('MET'), would: clock('BREACHED') }] };
const refused = { slaPolicy: null, error: { code: 'TIME_OUT_OF_RANGE', message: 'The first day 1 Jan 1960 is before 1970.', field: 'validFrom' } };

function open(address: string, role: SignedIn['role'] = 'MANAGER', publish: Record<string, unknown> = { slaPolicy: { id: 'p1' }, error: null }) {
  const server = fakeServer((operation: Operation) => {
    switch (nameOf(operation)) {
      case 'Sla_Query': return { data: { catalogue } };
      case 'TryIt_Query': return { data: { slaPreview: { dueAt: '2026-05-26T09:10:00Z', warnsAt: '2026-05-26T08:22:00Z', reason: null, explanation: ['Friday 2026-05-22, 08:00–18:00: 1 h 20 min from 16:40.', 'Sum: 4 h, the target.'] } } };
      case 'Replay_Query': return { data: { slaReplay: replay } };
      case 'Kept_Query': return { data: { slaAttainment: { groups: [{ key: 'cu1', figure: { targets: { met: 12, missed: 2 } } }] } } };
      case 'Policies_PublishMutation': return { data: { publishSlaPolicy: publish } };
      case 'Calendars_ChangeMutation': return { data: { changeCalendar: { calendar: { id: 'office' }, error: null } } };
      case 'Breaches_Query': return { data: { slaAttainment: { misses: { totalCount: 0, nodes: [] } } } };
      default: return new Error(`unexpected ${nameOf(operation)}`);
    }
  });
  const router = createMemoryRouter([{ path: '/sla', Component: SlaPage }, { path: '/sla/calendars/:id', Component: CalendarPage }, { path: '/sla/:policy', Component: PolicyPage }], { initialEntries: [address] });
  const { container, unmount } = render(<Provider value={server.client}><ViewerContext value={{ actorId: 'p1', name: 'Kim', role }}><main><RouterProvider router={router} /></main></ViewerContext></Provider>);
  const sent = (name: string) => server.sent.filter((each) => nameOf(each) === name).at(-1)?.variables as { input: Record<string, unknown> } | undefined;
  return { container, unmount, sent, place: () => router.state.location.pathname };
}

const change = async (cell: string, to: string) => {
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(`^Engage, ${cell}: `) }));
  await userEvent.clear(screen.getByRole('textbox', { name: `Engage, ${cell}` }));
  await userEvent.type(screen.getByRole('textbox', { name: `Engage, ${cell}` }), `${to}{Enter}`);
};

beforeEach(() => { giveWidth(); });

describe('a policy', () => {
  it('shows its targets by severity, its calendar, its contracts and how they were kept; accessible', async () => {
    const { container } = open('/sla/p1');
    expect((await screen.findByRole('row', { name: /SEV 3/ })).textContent).toContain('4 h');
    expect(screen.getByRole('region', { name: 'Berlin office hours' }).textContent).toContain('50 h a week');
    expect(await screen.findByText('12 of 14')).toBeTruthy();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('is changed in its cell, says what it was and what the version would have changed, and is put in force from a day', async () => {
    const { sent } = open('/sla/p1');
    await change('SEV 2', '1 h');
    expect(screen.getByText('was 4 h')).toBeTruthy();
    expect(await screen.findByText(/would have been late/)).toBeTruthy();
    expect(screen.getByText('26 met, 2 missed → 25 met, 3 missed')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Put in force…' }));
    await userEvent.clear(await screen.findByLabelText('First day'));
    await userEvent.type(screen.getByLabelText('First day'), '1 Dec 2026');
    await userEvent.click(screen.getByRole('button', { name: 'Put in force' }));
    await waitFor(() => { expect(sent('Policies_PublishMutation')?.input).toMatchObject({
      policyId: 'p1', version: 4, validFrom: '2026-12-01', validUntil: null,
      terms: { calendarId: 'office', warnAt: 80, targets: [{ name: 'Engage', severities: ['SEV2'], within: 'PT1H' }, { name: 'Engage', severities: ['SEV3'], within: 'PT4H' }] },
    }); });
    await waitFor(() => { expect(screen.queryByText('was 4 h')).toBeNull(); });
  });

  it('keeps a length that is none in its cell, with the reason', async () => {
    open('/sla/p1');
    await change('SEV 2', 'soon');
    expect(screen.getByRole('alert').textContent).toBe('“soon” is no length. Minutes or hours, such as 30 min, 4 h or 1 h 30.');
    expect(screen.getByRole('textbox', { name: 'Engage, SEV 2' })).toHaveProperty('value', 'soon');
  });

  it('says a refusal beside the field, and keeps what was typed', async () => {
    open('/sla/p1', 'MANAGER', refused);
    await change('SEV 2', '1 h');
    await userEvent.click(screen.getByRole('button', { name: 'Put in force…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Put in force' }));
    const field = await screen.findByLabelText('First day');
    await screen.findByText('The first day 1 Jan 1960 is before 1970.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps a draft when the page is loaded anew, and asks about it on leaving', async () => {
    const first = open('/sla/p1');
    await change('SEV 2', '1 h');
    first.unmount();
    const { place } = open('/sla/p1');
    expect(await screen.findByText('was 4 h')).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'SLA' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave with changes that are not in force?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(place()).toBe('/sla/p1');
    await userEvent.click(screen.getByRole('link', { name: 'SLA' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard them' }));
    await waitFor(() => { expect(place()).toBe('/sla'); });
    expect(localStorage.getItem('timeline.draft.sla.p1')).toBeNull();
  });

  it('is read only for who does not manage', async () => {
    open('/sla/p1', 'RESPONDER');
    expect((await screen.findByRole('row', { name: /SEV 3/ })).textContent).toContain('4 h');
    expect(screen.queryByRole('button', { name: /Put in force|^Engage, |Contract$/ })).toBeNull();
    expect(screen.getByRole('region', { name: 'Try it' })).toBeTruthy();
  });
});

describe('a target that is tried', () => {
  it('has the due time, the picture by day, the words and the warning', async () => {
    const { sent } = open('/sla/p1', 'OBSERVER');
    await userEvent.type(await screen.findByLabelText('Reported (Berlin)'), 'Fri 22 May 2026 16:40');
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    await userEvent.type(screen.getByLabelText('Paused from'), '26 May 2026 09:10');
    await userEvent.type(screen.getByLabelText('until'), '26 May 2026 09:40');
    await waitFor(() => { expect(sent('TryIt_Query')?.input).toMatchObject({
      target: 'PT4H', start: '2026-05-22T14:40:00Z', warnAt: 80, pauses: [{ from: '2026-05-26T07:10:00Z', until: '2026-05-26T07:40:00Z' }], calendar: { zone: 'Europe/Berlin', namedHolidays: [{ date: '2026-05-25', name: 'Whit Monday' }] },
    }); });
    expect((await screen.findByText(/Tue 26 May, 11:10/)).textContent).toBe('Tue 26 May, 11:10 Berlin');
    expect(screen.getByRole('img', { name: /^4 h counted\. 4 h counted over 5 days/ })).toBeTruthy();
    expect(screen.getByText('Sum: 4 h, the target.')).toBeTruthy();
    expect(screen.getByText(/Warned at 80 %: Tue 26 May, 10:22/)).toBeTruthy();
  });

  it('says what it cannot read, and keeps it', async () => {
    open('/sla/p1');
    await userEvent.type(await screen.findByLabelText('Reported (Berlin)'), 'some day');
    expect(screen.getByText(/“some day” is no time/)).toBeTruthy();
  });
});

describe('a calendar', () => {
  it('has its hours in words and as bars, and both change together; accessible', async () => {
    const { container, sent } = open('/sla/calendars/office');
    const words = await screen.findByLabelText('In words');
    expect(words).toHaveProperty('value', 'Mon–Fri 8–18');
    expect(await violationsOf(container)).toEqual([]);
    await userEvent.clear(words);
    await userEvent.type(words, 'Mon–Thu 8–18, Fri 8–noon{Enter}');
    expect(screen.getByText(/“fri 8–noon” is not understood/)).toBeTruthy();
    await userEvent.clear(words);
    await userEvent.type(words, 'Mon–Thu 8–18{Enter}');
    expect(await screen.findByText('40 h a week')).toBeTruthy();
    screen.getByRole('slider', { name: 'Mon, ends' }).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByLabelText('In words')).toHaveProperty('value', 'Mon 8–18:30, Tue–Thu 8–18');
    await userEvent.click(screen.getByRole('button', { name: 'Put in force…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Put in force' }));
    await waitFor(() => { expect(sent('Calendars_ChangeMutation')?.input).toMatchObject({ calendarId: 'office', name: null, calendar: { zone: 'Europe/Berlin', hours: [{ day: 'MONDAY', from: '08:00', until: '18:30' }, { day: 'TUESDAY' }, { day: 'WEDNESDAY' }, { day: 'THURSDAY' }] } }); });
  });
});

it('the lists are accessible, and breaches say that everything was kept', async () => {
  const { container } = open('/sla');
  expect((await screen.findByRole('row', { name: /Managed mail/ })).textContent).toContain('version 3, since 1 Jan 2026');
  expect(await violationsOf(container)).toEqual([]);
  await userEvent.click(screen.getByRole('link', { name: 'Breaches' }));
  expect(await screen.findByText('Everything was kept')).toBeTruthy();
});
