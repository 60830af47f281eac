// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, noFilter, readFilter, writeFilter } from './incidentFilter';

describe('the filter of the list in the address', () => {
  it('comes back as it was written', () => {
    const filter = { ...noFilter, text: 'mail & web', status: 'open', severity: 'SEV1', service: 'Mail', customer: 'Bank', drills: true, cancelled: true, hidden: true, period: 'days', from: '2026-11-01', to: '2026-11-03', order: 'WORST' } as const;
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(writeFilter(noFilter).size).toBe(0);
  });
  it('leaves out what is not understood', () => {
    expect(readFilter(new URLSearchParams('status=BROKEN&severity=9&drills=1&period=8&from=soon&order=random'))).toEqual(noFilter);
  });
  it('is narrow where something is left out that there is', () => {
    expect([noFilter, { ...noFilter, drills: true, order: 'WORST' as const }, { ...noFilter, service: 'Mail' }, { ...noFilter, period: '7' as const }].map(isNarrowed)).toEqual([false, false, true, true]);
  });
});

describe('the filter that the server is asked with', () => {
  it('counts days in the zone in which one reads', () => {
    expect(filterOf({ ...noFilter, period: '7' }, '2026-11-11', 'America/Chicago')).toMatchObject({ beganFrom: '2026-11-05T06:00:00.000Z' });
    expect(filterOf({ ...noFilter, period: 'days', from: '2026-11-01', to: '2026-11-01' }, '2026-11-11', 'America/Chicago')).toMatchObject({ beganFrom: '2026-11-01T05:00:00.000Z', beganBefore: '2026-11-02T06:00:00.000Z' });
  });
  it('has in it only what is asked for', () => {
    expect(filterOf(noFilter, '2026-11-11', 'UTC')).toEqual({ includeDrills: false, includeCancelled: false });
    expect(filterOf({ ...noFilter, text: ' mail ', status: 'open', service: ' Mail ', hidden: true }, '2026-11-11', 'UTC'))
      .toEqual({ text: 'mail', status: ['DECLARED', 'ENGAGED', 'MITIGATED'], service: ['Mail'], private: true, includeDrills: false, includeCancelled: false });
  });
});
