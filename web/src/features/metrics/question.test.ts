// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { addressOf, daysBefore, daysOf, downloadOf, filterOf, periodWords, questionOfView, readQuestion } from './question';

const ask = (address: string) => readQuestion(/\/metrics\/([^?]+)/.exec(address)?.[1], new URLSearchParams(address.split('?')[1] ?? ''));

describe('the address of the metrics', () => {
  it.each([
    '/metrics/ticket-to-engagement', '/metrics/sla?clocks=ALL', '/metrics/effort?period=2026-01-01..2026-03-31&metric=LONGEST_STRETCH&severity=SEV1&severity=SEV2',
    '/metrics/ticket-to-engagement?period=90d&service=Mail&customer=c1&team=t1&detectedBy=CUSTOMER&kind=DRILL&compare=1&by=HOUR&target=30',
  ])('%s is the whole view', (address) => { expect(decodeURIComponent(addressOf(ask(address)))).toBe(address); });

  it('of before the redesign is understood', () => {
    expect(addressOf(ask('/metrics?metric=EFFORT'))).toBe('/metrics/effort');
    expect(addressOf(ask('/metrics?metric=TIME_TO_DETECT&from=2026-01-01&to=2026-03-31&groupBy=SERVICE'))).toBe('/metrics/other-times?period=2026-01-01..2026-03-31&metric=TIME_TO_DETECT&by=SERVICE');
  });

  it('that says what there is not asks the usual', () => {
    expect(addressOf(ask('/metrics/speed?metric=MTTR&period=2026-13-01..2026-14-01&severity=SEV9&by=MOON&target=soon'))).toBe('/metrics/ticket-to-engagement');
    expect(addressOf(ask('/metrics/sla?metric=EFFORT&period=2026-03-31..2026-01-01'))).toBe('/metrics/sla');
  });
});

describe('a period', () => {
  it('ends today, or where it was said to', () => {
    expect(daysOf({ days: 30 }, '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    expect(daysBefore({ from: '2026-01-31', to: '2026-03-01' })).toEqual({ from: '2026-01-01', to: '2026-01-30' });
    expect([periodWords({ days: 90 }), periodWords({ days: 7 }), periodWords({ from: '2026-01-01', to: '2026-03-31' })]).toEqual(['Last 90 days', 'Last 7 days', '1 Jan 2026 to 31 Mar 2026']);
  });
});

it('a download asks the same, a list as its name several times', () => {
  const question = ask('/metrics/ticket-to-engagement?severity=SEV1&severity=SEV2&kind=DRILL');
  expect(downloadOf('figures.csv', { metric: 'EFFORT', from: '2026-01-01', filter: filterOf(question) })).toBe('/figures.csv?metric=EFFORT&from=2026-01-01&severity=SEV1&severity=SEV2&kind=REAL&kind=DRILL');
});

it('a saved view asks what it was saved with, for its last days', () => {
  const json = JSON.stringify({ metric: 'EFFORT', from: '2026-01-01', to: '2026-03-31', zone: 'UTC', filter: { severity: ['SEV1'] } });
  expect(addressOf(questionOfView(json, 90) ?? ask('/metrics'))).toBe('/metrics/effort?period=90d&severity=SEV1');
  expect(addressOf(questionOfView(json, null) ?? ask('/metrics'))).toBe('/metrics/effort?period=2026-01-01..2026-03-31&severity=SEV1');
  expect(questionOfView('nonsense', null)).toBeNull();
});
