// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockChanges, countedDays, type Times } from './calendars';
import { readHours } from './hours';

const hoursOf = (text: string) => { const read = readHours(text); if ('wrong' in read) throw new Error(read.wrong); return read.hours; };
const berlin: Times = { zone: 'Europe/Berlin', always: false, hours: hoursOf('Mon–Fri 8–18'), holidays: [{ date: '2026-05-25', name: 'Whit Monday' }], exceptions: [] };
const at = (instant: string) => Date.parse(instant);
const sumOf = (found: ReturnType<typeof countedDays>) => found.flatMap(({ stretches }) => stretches).filter(({ as }) => as === 'COUNTED').reduce((sum, { from, until }) => sum + until - from, 0);

describe('the picture of how a target was counted', () => {
  it('has what counted, what was closed, a holiday and a pause', () => {
    const found = countedDays(berlin, at('2026-05-22T14:40:00Z'), at('2026-05-26T09:10:00Z'), [{ from: at('2026-05-26T07:10:00Z'), until: at('2026-05-26T07:40:00Z') }]);
    expect(found.map(({ name, why }) => [name, why])).toEqual([['Fri 22 May', undefined], ['Sat 23 May', undefined], ['Sun 24 May', undefined], ['Mon 25 May', 'Whit Monday'], ['Tue 26 May', undefined]]);
    expect(found[0]?.stretches[0]).toEqual({ from: 16 + 2 / 3, until: 18, as: 'COUNTED' });
    expect(found[3]?.stretches).toEqual([{ from: 0, until: 24, as: 'HOLIDAY' }]);
    expect(found[4]?.stretches.filter(({ as }) => as === 'PAUSED')).toEqual([{ from: 9 + 1 / 6, until: 9 + 2 / 3, as: 'PAUSED' }]);
    // As much as the server counts: the target of four hours.
    expect(sumOf(found)).toBeCloseTo(4, 9);
  });

  it('has 25 hours in a day on which clocks go back, and hours over midnight belong to where they lie', () => {
    const always = countedDays({ ...berlin, always: true, hours: [], holidays: [] }, at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'), []);
    expect([always[0]?.hours, sumOf(always)]).toEqual([25, 25]);
    const night = countedDays({ ...berlin, hours: hoursOf('Fri 22–6') }, at('2026-05-22T18:00:00Z'), at('2026-05-23T04:00:00Z'), []);
    expect(night.map(({ stretches }) => stretches.filter(({ as }) => as === 'COUNTED').map(({ from, until }) => [from, until]))).toEqual([[[22, 24]], [[0, 6]]]);
  });

  it('never has more in a day than the day, and no two stretches of one over each other', () => {
    const minute = fc.integer({ min: 0, max: 20_000 }).map((n) => at('2026-03-20T00:00:00Z') + n * 60_000);
    const pair = fc.tuple(minute, minute).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
    fc.assert(fc.property(pair, fc.array(pair, { maxLength: 4 }), fc.boolean(), ({ from, until }, pauses, always) => {
      for (const { hours, stretches } of countedDays({ ...berlin, always }, from, until, pauses)) {
        const sorted = [...stretches].sort((a, b) => a.from - b.from);
        expect(sorted.every((each, index) => each.from >= -1e-9 && each.until <= hours + 1e-9 && (index === 0 || each.from >= (sorted[index - 1]?.until ?? 0) - 1e-9))).toBe(true);
      }
    }), { numRuns: 100 });
  });
});

it('says on which days clocks change', () => {
  expect(clockChanges('Europe/Berlin', '2026-01-01')).toEqual([{ day: '2026-03-29', minutes: 60 }, { day: '2026-10-25', minutes: -60 }]);
  expect(clockChanges('UTC', '2026-01-01')).toEqual([]);
});
