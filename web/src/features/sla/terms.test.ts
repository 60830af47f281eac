// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { calendarOf, cellBefore, sameTerms, termsInput, termsOf, withCalendar, withCell, type Version } from './terms';

const version = {
  number: 3, validFrom: '2026-01-01', validUntil: null, publishedAt: '2025-12-20T10:00:00Z', warnAt: 80, pauseReasons: ['waiting for customer'], degradedIsDown: false, calendar: { id: 'always' },
  targets: [
    { name: 'Engage', severities: ['SEV1'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT30M', calendar: null },
    { name: 'Engage', severities: ['SEV2', 'SEV3'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT2H', calendar: { id: 'office' } },
    { name: 'Resolve', severities: ['SEV1'], from: ['REPORTED'], to: 'RESOLVED', within: 'PT4H', calendar: null },
  ],
  cadences: [{ name: 'Updates', severities: ['SEV1'], from: ['REPORTED'], every: 'PT30M', calendar: null }],
} as Version;

describe('the terms of a policy as a table', () => {
  const terms = termsOf(version);
  it('have a column for each target and each cadence, and come back as they were', () => {
    expect(terms.columns.map(({ name, to, cells }) => [name, to, Object.keys(cells)])).toEqual([['Engage', 'ENGAGED', ['SEV1', 'SEV2', 'SEV3']], ['Resolve', 'RESOLVED', ['SEV1']], ['Updates', null, ['SEV1']]]);
    expect(termsInput(terms)).toEqual({
      calendarId: 'always', warnAt: 80, pauseReasons: ['waiting for customer'], degradedIsDown: false,
      targets: [
        { name: 'Engage', severities: ['SEV1'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT30M', calendarId: null },
        { name: 'Engage', severities: ['SEV2', 'SEV3'], from: ['REPORTED'], to: 'ENGAGED', within: 'PT2H', calendarId: 'office' },
        { name: 'Resolve', severities: ['SEV1'], from: ['REPORTED'], to: 'RESOLVED', within: 'PT4H', calendarId: null },
      ],
      cadences: [{ name: 'Updates', severities: ['SEV1'], from: ['REPORTED'], every: 'PT30M', calendarId: null }],
    });
  });

  it('know what a changed cell was, and are the same once it is set back', () => {
    const changed = withCell(terms, 0, 'SEV2', { seconds: 3600, calendarId: 'office' });
    expect(sameTerms(changed, terms)).toBe(false);
    expect(termsInput(changed).targets?.map(({ severities, within }) => [severities.join(), within])).toEqual([['SEV1', 'PT30M'], ['SEV2', 'PT1H'], ['SEV3', 'PT2H'], ['SEV1', 'PT4H']]);
    expect(cellBefore(terms, changed.columns[0] ?? terms.columns[0] as never, 'SEV2')).toEqual({ seconds: 7200, calendarId: 'office' });
    expect(sameTerms(withCell(changed, 0, 'SEV2', { seconds: 7200, calendarId: 'office' }), terms)).toBe(true);
    expect(withCell(terms, 1, 'SEV1', null).columns[1]?.cells).toEqual({});
  });

  it('say by whose working time a severity counts, also that its targets differ in it', () => {
    expect([calendarOf(terms, 'SEV1'), calendarOf(terms, 'SEV2'), calendarOf(terms, 'SEV4')]).toEqual(['always', 'office', 'always']);
    const mixed = withCell(terms, 1, 'SEV2', { seconds: 3600, calendarId: null });
    expect(calendarOf(mixed, 'SEV2')).toBeNull();
    expect(calendarOf(withCalendar(mixed, 'SEV2', 'office'), 'SEV2')).toBe('office');
  });
});
