import { describe, expect, it } from 'vitest';
import { bytesText, dueWords, healthOf } from './system';

it.each([[0, '0 bytes'], [999, '999 bytes'], [1_000, '1.0 kB'], [8_312_431, '8.3 MB'], [412_000_000_000, '412 GB']])('%d bytes are %s', (bytes, words) => { expect(bytesText(bytes)).toBe(words); });

describe('due work', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  it('is in time while nothing is due, and for a minute', () => {
    expect(dueWords({ dueNow: 0, dueFirstAt: '2026-11-27T13:00:00Z' }, now)).toEqual({ healthy: true, say: 'in time' });
    expect(dueWords({ dueNow: 1, dueFirstAt: '2026-11-27T11:59:30Z' }, now)).toEqual({ healthy: true, say: 'in time' });
  });
  it('is late after that, and says what to do', () => {
    expect(dueWords({ dueNow: 2, dueFirstAt: '2026-11-27T11:40:00Z' }, now)).toMatchObject({ healthy: false, say: '20 min late', act: expect.stringMatching(/^2 should be done by now\..* start it again\.$/) as string });
  });
});

it.each([
  ['Healthy', { word: 'Healthy', why: null }], ['Degraded The projection Search has stood at 4 of 9 for 61 s.', { word: 'Degraded', why: 'The projection Search has stood at 4 of 9 for 61 s.' }], ['', { word: 'No answer', why: null }],
])('reads “%s”', (answer, health) => { expect(healthOf(answer)).toEqual(health); });
