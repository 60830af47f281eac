import { describe, expect, it } from 'vitest';
import { readFirstContact } from '../declare/firstContact';
import { readSaid, saidText } from './saidMoment';

const now = Date.parse('2014-05-14T03:10:00Z');
const read = (typed: string, zone = 'America/Chicago', ahead = false) => readSaid(typed, { now, startedAt: now, zone, ahead });

describe('a time as people say it', () => {
  it.each([
    ['22:06', '2014-05-13T22:06'], ['2206', '2014-05-13T22:06'], ['10:06 pm', '2014-05-13T22:06'], ['-10m', '2014-05-13T22:00'], ['yesterday 23:40', '2014-05-12T23:40'], ['9 May 22:06:31', '2014-05-09T22:06:31'], ['now', '2014-05-13T22:10'],
  ])('"%s" is read', (typed, value) => {
    expect(read(typed)).toMatchObject({ value, approximate: false });
  });

  it('is approximate behind a "~"', () => {
    expect(read('~21:40')).toMatchObject({ value: '2014-05-13T21:40', approximate: true });
  });

  it('that has not come is said to be so, and is read where something to come is asked for', () => {
    expect(read('14 May 2014 9:00')).toBe('ahead');
    expect(read('14 May 9:00', 'America/Chicago', true)).toMatchObject({ value: '2014-05-14T09:00' });
    expect(read('+30m', 'America/Chicago', true)).toMatchObject({ value: '2014-05-13T22:40' });
  });

  it('of something that was to come may be past when it is corrected', () => {
    expect(read('1 May 2014 9:00', 'America/Chicago', true)).toMatchObject({ value: '2014-05-01T09:00' });
  });

  it('is typed again as what is read as the same', () => {
    for (const at of ['2014-05-14T03:06:00Z', '2014-05-12T08:00:00Z', '2013-11-03T18:00:00Z']) {
      const text = saidText(at, now, 'America/Chicago');
      const again = read(text);
      expect(again !== null && again !== 'ahead' && again.value.length).toBe(16);
      expect(readSaid(saidText(at, now, 'UTC'), { now, startedAt: now, zone: 'UTC', ahead: false })).toMatchObject({ value: at.slice(0, 16) });
    }
  });
});

describe('first contact', () => {
  it('on "now" is the moment of the press, in whatever zone is chosen afterwards', () => {
    const said = { text: 'now', startedAt: now };
    expect(readFirstContact(said, now + 60_000, 'America/Chicago')).toMatchObject({ value: '2014-05-13T22:10' });
    expect(readFirstContact(said, now + 60_000, 'Europe/Berlin')).toMatchObject({ value: '2014-05-14T05:10' });
  });

  it('as a clock time is read in the zone that is chosen', () => {
    const said = { text: '22:02', startedAt: now };
    expect(readFirstContact(said, now, 'America/Chicago')).toMatchObject({ value: '2014-05-13T22:02' });
    expect(readFirstContact({ text: '', startedAt: 0 }, now, 'UTC')).toBeNull();
    expect(readFirstContact({ text: 'ages ago', startedAt: 0 }, now, 'UTC')).toHaveProperty('problem');
  });
});
