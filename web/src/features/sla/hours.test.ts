// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, days, hoursAWeek, hoursText, readHours, readRanges, type Hours } from './hours';

const read = (text: string) => { const said = readHours(text); return 'hours' in said ? hoursText(said.hours) : `wrong: ${said.wrong}`; };

describe('weekly hours as people write them', () => {
  it.each([
    ['Mon–Fri 8–18', 'Mon–Fri 8–18'], ['mon-fri 08:00-18:00', 'Mon–Fri 8–18'], ['Monday to Friday 8 to 18', 'Mon–Fri 8–18'], ['Mon–Fri 8–12, 13–18', 'Mon–Fri 8–12, 13–18'],
    ['Mon, Wed 8–18', 'Mon 8–18, Wed 8–18'], ['Mon–Thu 8–17:30; Fri 8–15', 'Mon–Thu 8–17:30, Fri 8–15'], ['Sat–Mon 22–6', 'Mon 22–6, Sat–Sun 22–6'], ['Sun 0–24', 'Sun 0–24'], ['', ''],
  ])('%s reads as %s', (text, now) => { expect(read(text)).toBe(now); });
  it.each(['8–18', 'Mon', 'Mon–Fri 8', 'Mon 8–25', 'Mon 8:70–9', 'weekdays 8–18', 'Mon–Fri 8–18 or so'])('%s is none', (text) => { expect(read(text)).toMatch(/^wrong/); });

  it('are the same when what was read is read again', () => {
    const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const hours = fc.array(fc.record({ day: fc.constantFrom(...days), from: minutes.map(clockOf), until: minutes.map(clockOf) }), { maxLength: 10 });
    fc.assert(fc.property(hours, (some) => { const text = hoursText(some as Hours[]); expect(read(text)).toBe(text); }));
  });

  it('come to so many hours a week, also over midnight', () => {
    const said = readHours('Mon–Fri 8–18, Sat 22–6, Sun 0–24');
    expect('hours' in said && hoursAWeek(said.hours)).toBe(82);
  });

  it('of one date may be none', () => {
    expect(readRanges('')).toEqual({ ranges: [] });
    expect(readRanges('8–12 and 13–14:30')).toEqual({ ranges: [{ from: '08:00', until: '12:00' }, { from: '13:00', until: '14:30' }] });
    expect(readRanges('8–12, closed')).toEqual({ wrong: 'closed' });
  });
});
