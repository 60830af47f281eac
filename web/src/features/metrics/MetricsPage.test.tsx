import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Provider, type Operation } from 'urql';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer, nameOf } from '@/testing/fakeClient';
import { giveWidth } from '@/testing/layout';
import { violationsOf } from '@/testing/accessible';
import { ViewerContext, type SignedIn } from '@/viewer/ViewerContext';
import { MetricsPage } from './MetricsPage';

const minute = 60_000;
const start = Date.parse('2026-03-01T22:02:00Z');
const iso = (ms: number) => new Date(ms).toISOString();
const point = (n: number, minutes: number) => ({
  __typename: 'MetricPoint', incidentId: `i${n}`, key: `INC-${n}`, severity: n % 2 ? 'SEV1' : 'SEV2', startedAt: iso(start + n * 86_400_000),
  value: { status: 'RECORDED', seconds: minutes * 60, reason: null, from: { label: 'First contact', at: iso(start + n * 86_400_000), entryId: 'e1' }, to: { label: 'First hands on it', at: iso(start + n * 86_400_000 + minutes * minute), entryId: 'e2' } },
});
const many = Array.from({ length: 12 }, (_, n) => point(n + 1, 5 + n * 3));

interface Given { points?: ReturnType<typeof point>[]; pending?: number; upToDate?: boolean; policy?: boolean; fails?: () => boolean }

const figuresOf = ({ points = many, pending = 1, upToDate = true }: Given) => ({
  definition: { label: 'Ticket to engagement', from: 'First contact', to: 'First hands on it', note: null, version: 4 },
  from: '2025-11-28T00:00:00Z', until: '2026-11-28T00:00:00Z', asOf: '2026-11-27T14:05:00Z', upToDate, notes: ['Below ten values there are no percentiles.'], bins: [],
  total: {
    __typename: 'MetricFigure', n: points.length, pending, notApplicable: 0, invalid: 1, values: points.length < 10 ? points.map(({ value }) => value.seconds) : null,
    percentiles: points.length < 10 ? null : { median: 1290, p75: 1785, p90: 2100, p95: 2200 },
  },
  points: { totalCount: points.length, nodes: points },
});
const count = { met: 9, missed: 1, pending: 0, notStarted: 0, setAside: 0, notApplicable: 0, all: 10, attainment: 0.9 };
const attainment = {
  __typename: 'SlaAttainment', from: '2025-11-28T00:00:00Z', until: '2026-11-28T00:00:00Z', upToDate: true, asOf: '2026-11-27T14:05:00Z', notes: [], definitionsVersion: 1, moreGroups: 0,
  total: { targets: count, cadences: count, noContract: 2, nothingPromised: 0 },
  trend: [{ period: { first: '2026-03-01', from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' }, figure: { targets: { met: 9, missed: 1 } } }],
  groups: [{ key: 'p1/Engage', label: 'Managed mail: Engage', figure: { targets: count, cadences: count } }],
  misses: { totalCount: 1, nodes: [{ __typename: 'SlaMiss', incidentId: 'i12', key: 'INC-12', severity: 'SEV2', target: 'Engage', isCadence: false, policy: 'Managed mail', customer: null, startedAt: '2026-03-13T22:02:00Z', dueAt: '2026-03-13T22:32:00Z', reachedAt: '2026-03-13T22:40:00Z', lateSeconds: 480, reason: 'First hands on it 8 min after it was due.' }] },
};
const always = { id: 'c1', versions: [{ always: true }] };
const policy = { id: 'p1', versionOn: { calendar: always, targets: [{ name: 'Engage', severities: ['SEV1'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT30M', calendar: null }] } };
const view = { __typename: 'MetricView', viewId: 'v1', name: 'Board of directors', forAll: true, own: true, owner: 'Kim', lastDays: 90, question: JSON.stringify({ metric: 'TICKET_TO_ENGAGEMENT', from: '2026-01-01', to: '2026-03-31', zone: 'UTC', filter: { severity: ['SEV1'] } }) };
const incident = (id: string, key: string) => ({ __typename: 'Incident', id, key, title: 'Mail stands still', milestones: [{ kind: 'TICKETED', at: iso(start + 2 * minute) }], contactAttempts: [] });
const report = { id: 'r1', month: '2026-02-01', zone: 'UTC', asKnownAt: '2026-03-01T00:00:00Z', madeBy: 'Timeline', pdf: '/service-reports/r1.pdf', csv: '/service-reports/r1.csv', customer: { name: 'Northwind' } };

function open(address: string, given: Given = {}, role: SignedIn['role'] = 'MANAGER') {
  const server = fakeServer((operation: Operation) => {
    switch (nameOf(operation)) {
      case 'MetricsPage_Query': return { data: { catalogue: { services: { nodes: [{ id: 's1', name: 'Mail' }] }, customers: { nodes: [] }, teams: { nodes: [] }, organisationPolicy: given.policy === false ? null : policy }, metricViews: [view] } };
      case 'DurationFigure_Query': return given.fails?.() ? new Error('Failed to fetch') : { data: { metricFigures: figuresOf(given), ...((operation.variables as { compare: boolean }).compare && { before: { total: { ...figuresOf(given).total, percentiles: { median: 1590, p75: 1, p90: 1, p95: 1 } } } }), slaAttainment: attainment } };
      case 'BehindTable_Query': return { data: { nodes: (operation.variables as { ids: string[] }).ids.map((id) => incident(id, '')) } };
      case 'PointDrawer_Query': return { data: { incident: incident('i1', 'INC-1') } };
      case 'LeftOut_Query': return { data: { metricFigures: { points: { totalCount: 1, nodes: [{ ...point(40, 1), value: { ...point(40, 1).value, status: 'PENDING', seconds: null, to: null, reason: 'Nobody has hands on it yet.' } }] } } } };
      case 'SlaFigure_Query': return { data: { slaAttainment: attainment } };
      case 'MissDrawer_Query': return { data: { incident: { id: 'i12', title: 'Mail', sla: [{ target: 'Engage', customer: null, policyVersion: 1, explanation: ['Start: Friday 22:02.', 'Due 22:32.'] }] } } };
      case 'Views_SaveMutation': return { data: { saveMetricView: { view: null, error: { code: 'NAME_TAKEN', message: '“Weekly” is taken.', field: 'input.name' } } } };
      case 'ServiceReports_Query': return { data: { serviceReports: { totalCount: 1, pageInfo: { hasNextPage: false }, edges: [{ cursor: 'c1', node: report }] } } };
      default: return new Error(`unexpected ${nameOf(operation)}`);
    }
  });
  const router = createMemoryRouter([{ path: '/metrics', Component: MetricsPage }, { path: '/metrics/:figure', Component: MetricsPage }, { path: '/incidents/:key', element: <p>the room</p> }], { initialEntries: [address] });
  const { container } = render(<Provider value={server.client}><ViewerContext value={{ actorId: 'p1', name: 'Kim', role }}><main><RouterProvider router={router} /></main></ViewerContext></Provider>);
  return { server, container, place: () => decodeURIComponent(router.state.location.pathname + router.state.location.search), asked: () => server.sent.filter((each) => nameOf(each) === 'DurationFigure_Query').at(-1)?.variables as { input: Record<string, unknown> } };
}

beforeEach(() => { giveWidth(); });

describe('ticket to engagement', () => {
  it('is the median large, the others beside it, and what is left out apart; accessible', async () => {
    const { container } = open('/metrics');
    expect((await screen.findByRole('button', { name: /median/ })).textContent).toBe('21 minmedian');
    expect(screen.getByRole('button', { name: /P90/ }).textContent).toBe('35 minP90');
    expect(screen.getByRole('button', { name: /12.*values/ })).toBeTruthy();
    // Only SEV 1 is promised a time; five of the six took at most 30 minutes.
    expect(screen.getByRole('button', { name: /within their target, 5 of 6/ }).textContent).toContain('83 %');
    expect(screen.getByRole('button', { name: '1 pending' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'definitions v4' })).toBeTruthy();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('below ten values is those values, and says so', async () => {
    open('/metrics', { points: many.slice(0, 8), policy: false });
    expect(await screen.findByText('5 min to 26 min')).toBeTruthy();
    expect(screen.getByText(/8 values; from ten on there are percentiles/)).toBeTruthy();
    expect(screen.queryByText(/P90/)).toBeNull();
  });

  it('that all wait for is pending, never 0', async () => {
    open('/metrics', { points: [], pending: 3 });
    expect(await screen.findByText('All 3 are pending')).toBeTruthy();
    expect(screen.queryByText(/^0 min/)).toBeNull();
  });

  it('says as of when, while what was recorded since is not in it', async () => {
    open('/metrics', { upToDate: false });
    expect((await screen.findByText(/^as of \d\d:\d\d$/)).getAttribute('role')).toBe('status');
  });

  it('that cannot be read says so, and is read again', async () => {
    let broken = true;
    open('/metrics', { fails: () => broken });
    await screen.findByText(/Timeline cannot be reached/);
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: /median/ })).toBeTruthy();
  });

  it('is counted from the ticket, compared, and narrowed by the address alone', async () => {
    const { place, asked } = open('/metrics?severity=SEV1&period=2026-01-01..2026-03-31');
    await userEvent.click(await screen.findByRole('button', { name: 'Ticket' }));
    await waitFor(() => { expect(place()).toBe('/metrics/ticket-to-engagement?period=2026-01-01..2026-03-31&metric=FORMAL_TICKET_TO_ENGAGEMENT&severity=SEV1'); });
    expect(asked().input).toMatchObject({ metric: 'FORMAL_TICKET_TO_ENGAGEMENT', from: '2026-01-01', to: '2026-03-31', filter: { severity: ['SEV1'] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Compare' }));
    expect(await screen.findByText(/5 min less than the 90 days before/)).toBeTruthy();
  });

  it('opens a mark’s anchors and its definition by a press, the incident by Enter', async () => {
    const { place } = open('/metrics');
    const first = within(await screen.findByRole('region', { name: 'Every incident' })).getByRole('button', { name: /^INC-1,/ });
    expect(first.getAttribute('data-words')).toMatch(/First contact \d\d:\d\d → first hands on it \d\d:\d\d/);
    await userEvent.click(first);
    const drawer = await screen.findByRole('dialog', { name: 'INC-1, ticket to engagement' });
    expect(drawer.textContent).toContain('from first contact to first hands on it. Definitions version 4.');
    expect(await within(drawer).findByText('Formal ticket')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    first.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => { expect(place()).toBe('/incidents/INC-1'); });
  });

  it('has the incidents behind it in a table that is sorted, and lists what is pending with the reason', async () => {
    open('/metrics');
    const table = await screen.findByRole('table', { name: 'Behind the median' });
    const keys = () => within(table).getAllByRole('row').slice(1).map((row) => within(row).getByRole('link').textContent);
    expect(keys()[0]).toBe('INC-12');
    await userEvent.click(within(table).getByRole('button', { name: 'Took' }));
    expect(within(table).getByRole('columnheader', { name: /Took/ }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(within(table).getByRole('button', { name: /Took/ }));
    expect(keys()[0]).toBe('INC-1');
    await userEvent.click(screen.getByRole('button', { name: '1 pending' }));
    expect(await screen.findByText(/Nobody has hands on it yet/)).toBeTruthy();
  });

  it('says why a target was missed, and how it was counted', async () => {
    open('/metrics');
    await screen.findByText('First hands on it 8 min after it was due.');
    await userEvent.click(screen.getByRole('button', { name: '8 min late: how INC-12 was counted' }));
    expect(await screen.findByText('Due 22:32.')).toBeTruthy();
  });
});

describe('saved views', () => {
  it('lead to their address', async () => {
    const { place } = open('/metrics');
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Board of directors/ }));
    await waitFor(() => { expect(place()).toBe('/metrics/ticket-to-engagement?period=90d&severity=SEV1'); });
    expect(await screen.findByRole('button', { name: 'Board of directors' })).toBeTruthy();
  });

  it('are refused beside the name, which stays', async () => {
    const { server } = open('/metrics?period=30d');
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
    await userEvent.type(await screen.findByLabelText('Name'), 'Weekly');
    await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
    expect(await screen.findByText('“Weekly” is taken.')).toBeTruthy();
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Weekly');
    expect(server.sent.find((each) => nameOf(each) === 'Views_SaveMutation')?.variables).toMatchObject({ input: { name: 'Weekly', forAll: false, lastDays: 30, figures: { metric: 'TICKET_TO_ENGAGEMENT' } } });
  });
});

it('the SLA is by target, and says what no contract holds', async () => {
  const { container } = open('/metrics/sla');
  expect(await screen.findByRole('row', { name: /Managed mail: Engage/ })).toBeTruthy();
  expect(screen.getByText('of targets met, 9 of 10')).toBeTruthy();
  expect(screen.getByText('9 met, 1 missed, 2 without contract')).toBeTruthy();
  expect(await violationsOf(container)).toEqual([]);
});

it('the reports of customers have a tab of their own', async () => {
  open('/metrics/service-reports');
  expect((await screen.findByRole('link', { name: 'Northwind, 2026-02, PDF' })).getAttribute('href')).toBe('/service-reports/r1.pdf');
});
