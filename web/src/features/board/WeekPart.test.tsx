import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { daysAround } from './days';
import { EngagementPart } from './EngagementPart';
import { minutes, now } from './testBoard';
import { WeekPart } from './WeekPart';

const incident = (number: number, severity = 'SEV1') => ({ id: `line-${number}`, incidentId: `i${number}`, key: `INC-${number}`, title: `Title ${number}`, severity, status: 'ENGAGED' });
const days = { truncated: false, incidents: [{ beganAt: minutes(-2000), endedAt: null, incident: incident(56) }, { beganAt: minutes(-900), endedAt: null, incident: incident(57, 'SEV2') }, { beganAt: minutes(-1500), endedAt: minutes(-1375), incident: incident(54) }, { beganAt: minutes(-800), endedAt: minutes(-718), incident: incident(51) }] };
const rest = {
  linked: [{ __typename: 'Incident', id: 'i56', links: [{ entryId: 'e', kind: 'CAUSED_BY', outgoing: false, words: 'Caused', incident: { incidentId: 'i57' } }] }, null],
  ended: [{ __typename: 'Incident', id: 'i51', postmortem: { status: 'IN_REVIEW', missing: [], review: { reviewers: [{ personId: 'p1' }] } } }, { __typename: 'Incident', id: 'i54', postmortem: { status: 'DRAFT', missing: ['No lessons.', 'No cause.'], review: null } }],
};

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(860);
  vi.stubGlobal('ResizeObserver', class { constructor(private readonly told: () => void) {} observe() { this.told(); } disconnect() { /* nothing is kept */ } unobserve() { /* nothing is kept */ } });
});
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); vi.restoreAllMocks(); });

describe('this week, side by side', () => {
  it('draws what went on and what one has to do with another, and says of what ended how its postmortem stands', async () => {
    const server = fakeServer((operation) => ({ data: nameOf(operation) === 'WeekPart_Query' ? { overlaps: days } : rest }));
    render(<Surroundings server={server}><WeekPart zone="Europe/Berlin" now={now} stamp="" /></Surroundings>);
    expect((await screen.findByRole('img', { name: /^Incidents side by side/ })).getAttribute('aria-label')).toMatch(/^Incidents side by side\. INC-56, .* to now/);
    await waitFor(() => { expect(screen.getByRole('img', { name: /^Incidents side by side/ }).getAttribute('aria-label')).toContain('caused INC-57'); });
    expect(server.sent[0]?.variables).toEqual({ from: '2026-11-09', to: '2026-11-15', zone: 'Europe/Berlin' });
    const ended = within(screen.getByRole('region', { name: 'Ended' })).getAllByRole('listitem').map((item) => item.textContent);
    expect(ended).toEqual(['INC-51 Title 511 h 22In review, yours', 'INC-54 Title 542 h 05Draft, 2 missing']);
    expect(server.sent.filter((operation) => nameOf(operation) === 'WeekPart_RestQuery').at(-1)?.variables).toEqual({ all: ['i56', 'i57', 'i54', 'i51'], ended: ['i51', 'i54'] });
    await userEvent.click(screen.getByRole('button', { name: 'Month' }));
    expect(await screen.findByText('Ended this month')).toBeTruthy();
  });

  it('is not there in a week without incidents', async () => {
    const server = fakeServer(() => ({ data: { overlaps: { truncated: false, incidents: [] } } }));
    const { container } = render(<Surroundings server={server}><WeekPart zone="UTC" now={now} stamp="" /></Surroundings>);
    await waitFor(() => { expect(container.textContent).toBe(''); });
  });
});

describe('ticket to engagement of 30 days', () => {
  const figures = (over: object) => ({ data: { metricFigures: { from: minutes(-43_200), until: minutes(600), total: { n: 0, percentiles: null, values: [], pending: 0, ...over }, points: { nodes: [] } } } });
  it.each([
    ['the middle where there are ten', { n: 14, percentiles: { median: 1050 }, values: null }, '17 min median'], ['the values where there are fewer', { n: 3, values: [300, 600, 1800] }, '5 min to 30 min 3 values'],
    ['that all are pending', { pending: 2 }, '2 pending.'], ['that there is none', {}, 'No incident in these days.'],
  ])('says %s', async (_, over, words) => {
    const { container } = render(<Surroundings server={fakeServer(() => figures(over))}><EngagementPart zone="UTC" now={now} /></Surroundings>);
    await waitFor(() => { expect(container.querySelector('.section > p')?.textContent).toBe(words); });
  });
});

describe('the days around one', () => {
  it.each([['2026-11-11', 'week', '2026-11-09', '2026-11-15'], ['2026-11-15', 'week', '2026-11-09', '2026-11-15'], ['2026-03-01', 'month', '2026-02-02', '2026-03-03'], ['2026-12-31', 'after', '2026-12-31', '2027-01-01']] as const)('%s, %s', (day, span, from, to) => {
    expect(daysAround(day, span)).toEqual({ from, to });
  });
});
