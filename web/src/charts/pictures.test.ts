// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorLine, anchorsPicture, type AnchorKind } from './anchors';
import { blocksPicture } from './blocks';
import { countedDaysPicture, type CountedAs } from './countedDays';
import { dotsPicture, spanOfDots, type Severity } from './dotsOverTime';
import { etaPicture } from './etaAgainstReality';
import { incidentLanes } from './incidentLanes';
import { lanesPicture } from './lanes';
import { boxOf, overlap, placed, short, textWidth, type Picture, type Text } from './picture';
import { recurrencePicture } from './recurrence';
import { stripPicture } from './strip';
import { overlapPicture } from './weekOverlap';

const HOUR = 3_600_000;
const night = Date.parse('2026-11-11T03:35:00Z');
const at = (hours: number) => night + hours * HOUR;
const textsOf = ({ shapes }: Picture) => shapes.filter((shape): shape is Text => shape.is === 'text');
const barsOf = ({ shapes }: Picture) => shapes.flatMap((shape) => (shape.is === 'bar' ? [shape] : []));
const dotsOf = ({ shapes }: Picture) => shapes.flatMap((shape) => (shape.is === 'dot' ? [shape] : []));

/** What does not hold in a picture, of what holds in each, whatever its data. */
function faults(picture: Picture): string[] {
  const found: string[] = [];
  const boxes = textsOf(picture).map((text) => ({ text: text.text, box: boxOf(text) }));
  boxes.forEach(({ text, box }, i) => {
    if (box.x < 0 || box.y < 0 || box.x + box.width > picture.width || box.y + box.height > picture.height) found.push(`“${text}” leaves the picture`);
    for (const other of boxes.slice(i + 1)) if (overlap(box, other.box)) found.push(`“${text}” lies on “${other.text}”`);
  });
  for (const shape of picture.shapes) {
    for (const [name, value] of Object.entries(shape)) if (typeof value === 'number' && !Number.isFinite(value)) found.push(`${shape.is}: ${name} is ${value}`);
    if (shape.is === 'bar' && (shape.width <= 0 || shape.height <= 0 || shape.y + shape.height > picture.height + 0.01)) found.push(`a bar of ${shape.width} by ${shape.height} at ${shape.y}`);
    if (shape.is === 'path' && /NaN|undefined/.test(shape.d)) found.push(shape.d);
  }
  for (const { x, y, words } of picture.marks) if (!(x >= -0.01 && x <= picture.width + 0.01 && y >= -0.01 && y <= picture.height + 0.01)) found.push(`the mark “${words}” is at ${x}, ${y}`);
  const said = `${picture.sentence} ${picture.table.rows.join()} ${picture.marks.map(({ words }) => words).join()}`;
  if (/NaN|undefined|Infinity/.test(said)) found.push(said);
  if (picture.table.rows.some((row) => row.length !== picture.table.head.length)) found.push('a row of the table is longer or shorter than its head');
  return found;
}

const holds = (picture: Picture) => { expect(faults(picture)).toEqual([]); };

const zone = fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC');
const width = fc.integer({ min: 240, max: 1600 });
const hours = fc.double({ min: 0, max: 40, noNaN: true });
const severity = fc.constantFrom<Severity>(1, 2, 3, 4);
const seconds = fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 5_000_000 }));
const name = fc.oneof(fc.constantFrom('Mail', 'Zahlungsabwicklungsdienst Nord', '障害対応', ''), fc.string({ maxLength: 40 }));
const runs = { numRuns: 100 };
const all = <T>(values: fc.Arbitrary<T>, max = 12) => fc.array(values, { maxLength: max });

describe('marks over time', () => {
  const one = (seconds: number, day: number) => ({ id: `${day}`, key: `INC-${day}`, seconds, at: at(day * 24), severity: 2 as const });
  const input = { from: at(0), until: at(400 * 24), zone: 'UTC', width: 700 };
  it('before the time and after it lie to both sides of nothing', () => {
    const picture = dotsPicture({ ...input, values: [one(-3600, 10), one(0, 20), one(3600, 30)] });
    const [early, level, late] = dotsOf(picture).map(({ y }) => y);
    expect([(early ?? 0) > (level ?? 0), (level ?? 0) > (late ?? 0), textsOf(picture).some(({ text }) => text === '0')]).toEqual([true, true, true]);
    holds(picture);
  });
  it('too many for a mark each are heaps, larger where more lie', () => {
    const heaps = [{ from: at(0), until: at(240), low: 300, high: 600, count: 900 }, { from: at(240), until: at(480), low: 600, high: 1200, count: 9 }];
    const picture = dotsPicture({ ...input, values: [], heaps });
    expect(dotsOf(picture).map(({ radius }) => radius)).toEqual([5.2, 1.6]);
    expect(picture.marks[1]?.words).toMatch(/: 9 between 10 min and 20 min$/);
    holds(picture);
  });
  it('have a line for each target, with its words', () => {
    const picture = dotsPicture({ ...input, values: [one(600, 10)], targets: [{ seconds: 1800, words: '30 min, SEV 1' }, { seconds: 3600, words: '1 h, SEV 2' }] });
    expect(textsOf(picture).map(({ text }) => text)).toEqual(expect.arrayContaining(['30 min, SEV 1', '1 h, SEV 2']));
    holds(picture);
  });
  it('give the moments between which somebody drew', () => {
    const { marks } = dotsPicture({ ...input, values: [one(600, 100), one(600, 200)] });
    const span = spanOfDots(input, marks[1]?.x ?? 0, marks[0]?.x ?? 0);
    expect([Math.round((span.from - at(0)) / HOUR / 24), Math.round((span.until - at(0)) / HOUR / 24)]).toEqual([100, 200]);
    expect(spanOfDots(input, -50, 9000)).toEqual({ from: input.from, until: input.until });
  });
});

it('a moment stands in the day that it is in, and a holiday has its name', () => {
  const picture = countedDaysPicture({ width: 400, days: [{ name: 'Fri 22 May', hours: 24, stretches: [{ from: 16, until: 18, as: 'COUNTED' }] }, { name: 'Mon 25 May', hours: 24, why: 'Whit Monday', stretches: [{ from: 0, until: 24, as: 'HOLIDAY' }] }], moments: [{ day: 0, hour: 16, words: 'reported 16:00' }] });
  expect(textsOf(picture).map(({ text }) => text)).toEqual(expect.arrayContaining(['Whit Monday', 'reported 16:00']));
  holds(picture);
});

it('an anchor line says what it shows, also of nothing', () => {
  const line = anchorLine({ anchors: [{ is: 'ENGAGED', at: at(1), clock: '22:20' }, { is: 'FIRST_CONTACT', at: at(0), clock: '22:02', words: 'fault' }], longest: 2 * HOUR, width: 200 });
  expect(line.sentence).toBe('fault 22:02, engaged 22:20');
  expect(line.shapes.flatMap((shape) => (shape.is === 'dot' ? [shape.x] : []))).toEqual([6, 100]);
  expect(anchorLine({ anchors: [], longest: 0, width: 200 })).toMatchObject({ shapes: [], sentence: 'nothing known' });
});

describe('a picture of whatever data has no text on another and nothing outside', () => {
  const stretch = fc.tuple(hours, hours).map(([a, b]) => ({ from: at(Math.min(a, b)), until: at(Math.max(a, b)) }));
  it('incidents side by side', () => {
    fc.assert(fc.property(width, zone, all(fc.record({ title: name, severity, from: hours.map(at), until: fc.option(hours.map(at)) })), all(fc.tuple(fc.nat(11), fc.nat(11), name), 6), hours, (wide, place, bars, links, later) => {
      holds(overlapPicture({
        bars: bars.map((each, i) => ({ ...each, id: `i${i}`, key: `INC-${i}`, until: each.until === null ? null : Math.max(each.from, each.until) })), links: links.map(([from, to, words]) => ({ from: `i${from}`, to: `i${to}`, words })),
        from: at(0), until: at(48), now: at(later), zone: place, width: wide,
      }));
    }), runs);
  });
  it('lanes', () => {
    fc.assert(fc.property(width, zone, fc.record({
      impacts: all(fc.record({ service: name, steps: all(fc.tuple(stretch, fc.constantFrom('DOWN', 'DEGRADED', 'AT_RISK')).map(([each, level]) => ({ ...each, level })), 3) }), 5),
      engagements: all(fc.tuple(name, stretch).map(([who, each]) => ({ who, ...each })), 9),
      theories: all(fc.record({ words: name, raised: hours.map(at), settled: fc.option(hours.map(at)), status: fc.constantFrom('OPEN', 'REFUTED', 'CONFIRMED', 'ABANDONED') }), 6),
      updates: all(hours.map(at)),
    }), hours, (wide, where, times, now) => {
      const lanes = incidentLanes({ ...times, milestones: { REPORTED: at(0.5), ENGAGED: at(0.8), RESOLVED: at(9) } }, at(40));
      const promises = [{ name: 'Promises', marks: [], bars: [{ from: at(now), until: at(40), tone: 'high' as const, look: 'dashed' as const, words: 'ETA 02:30' }] }];
      holds(lanesPicture({ lanes: [...lanes, ...promises], from: at(0), until: at(41), zone: where, now: at(now), width: wide }));
    }), runs);
  });
  it('dots over time', () => {
    fc.assert(fc.property(width, zone, all(fc.record({ day: fc.integer({ min: 0, max: 400 }), seconds, severity }), 60), fc.option(seconds), (wide, where, values, target) => {
      holds(dotsPicture({ values: values.map(({ day, ...rest }, i) => ({ ...rest, id: `${i}`, key: `INC-${i}`, at: at(day * 24) })), from: at(0), until: at(9600), zone: where, width: wide, ...(target !== null && { target }) }));
    }), runs);
  });
  it('strips', () => {
    fc.assert(fc.property(width, all(fc.record({ name, values: all(fc.record({ seconds, severity }), 25) }), 8), (wide, groups) => {
      holds(stripPicture({ width: wide, groups: groups.map((group) => ({ ...group, values: group.values.map((value, i) => ({ ...value, id: `${i}`, key: `INC-${i}` })) })) }));
    }), runs);
  });
  it('blocks', () => {
    fc.assert(fc.property(width, all(fc.record({ name: fc.constantFrom('Nov', 'Dec', 'Jan'), blocks: all(fc.boolean(), 40) }), 24), (wide, columns) => {
      holds(blocksPicture({ width: wide, columns: columns.map((column) => ({ ...column, blocks: column.blocks.map((met, i) => ({ id: `${i}`, key: `INC-${i}`, met, words: 'in 18 min' })) })) }));
    }), runs);
  });
  it('estimates against reality', () => {
    fc.assert(fc.property(width, zone, all(fc.record({ said: hours.map(at), by: hours.map(at), who: name })), fc.option(hours.map(at)), (wide, where, estimates, actual) => {
      fc.pre(estimates.length > 0);
      holds(etaPicture({ estimates, actual, zone: where, width: wide }));
    }), runs);
  });
  it('anchors', () => {
    fc.assert(fc.property(width, all(all(fc.tuple(fc.constantFrom<AnchorKind>('FIRST_CONTACT', 'TICKET', 'TRY', 'ENGAGED'), hours)), 10), (wide, rows) => {
      holds(anchorsPicture({ width: wide, rows: rows.map((anchors, i) => ({ id: `${i}`, key: `INC-${i}`, anchors: anchors.map(([is, hour]) => ({ is, at: at(hour), clock: '22:02' })) })) }));
    }), runs);
  });
  it('counted days', () => {
    fc.assert(fc.property(width, all(fc.record({ name, hours: fc.constantFrom(23, 24, 25), stretches: all(fc.tuple(fc.double({ min: 0, max: 24, noNaN: true }), fc.double({ min: 0, max: 24, noNaN: true }), fc.constantFrom<CountedAs>('COUNTED', 'CLOSED', 'HOLIDAY', 'PAUSED')), 5) })), (wide, days) => {
      holds(countedDaysPicture({ width: wide, days: days.map((day) => ({ ...day, stretches: day.stretches.map(([a, b, as]) => ({ from: Math.min(a, b), until: Math.max(a, b), as })) })) }));
    }), runs);
  });
  it('recurrence', () => {
    fc.assert(fc.property(width, zone, all(fc.integer({ min: -400, max: 500 })), (wide, where, days) => {
      holds(recurrencePicture({ width: wide, zone: where, from: at(0), until: at(365 * 24), incidents: days.map((day, i) => ({ id: `${i}`, key: `INC-${i}`, at: at(day * 24) })) }));
    }), runs);
  });
});

it('a text on another, a text outside and a number that is none are faults', () => {
  const text = (x: number, words: string): Text => ({ is: 'text', x, y: 10, text: words, tone: 'ink', align: 'start' });
  const picture = { width: 100, height: 20, sentence: '', marks: [{ x: NaN, y: 0, words: 'm' }], table: { head: ['a'], rows: [] } };
  expect(faults({ ...picture, shapes: [text(0, 'one'), text(5, 'two'), text(95, 'three')] })).toEqual(['“one” lies on “two”', '“three” leaves the picture', 'the mark “m” is at NaN, 0']);
});

describe('labels', () => {
  const text = (x: number, y: number, words: string): Text => ({ is: 'text', x, y, text: words, tone: 'ink', align: 'start' });
  it('go to their second place where the first is taken, and are left out where both are', () => {
    const labels = [{ text: text(0, 10, 'one') }, { text: text(4, 10, 'two'), otherwise: [{ x: 4, y: 30, align: 'start' as const }] }, { text: text(2, 12, 'three') }];
    expect(placed(labels, 100, 40).map(({ text: words, y }) => [words, y])).toEqual([['one', 10], ['two', 30]]);
  });
  it('are cut to the room there is', () => {
    expect(short('Mail', 200)).toBe('Mail');
    expect(short('Zahlungsabwicklung', 60)).toMatch(/^Zahl.*…$/);
    expect(textWidth(short('Zahlungsabwicklung', 60))).toBeLessThanOrEqual(60);
  });
});

describe('the lanes of an incident', () => {
  const times = {
    milestones: { FAULT_STARTED: at(0), REPORTED: at(0.5), ENGAGED: at(0.75) }, updates: [at(0.7), at(1.2), at(3)],
    impacts: [
      { service: 'Printing', steps: [{ from: at(0), until: null, level: 'AT_RISK' as const }] }, { service: 'Files', steps: [{ from: at(1), until: at(2), level: 'DEGRADED' as const }] },
      { service: 'Mail', steps: [{ from: at(0), until: at(2), level: 'DOWN' as const }, { from: at(2), until: null, level: 'DEGRADED' as const }] }, { service: 'Web', steps: [{ from: at(3), until: null, level: 'DOWN' as const }] },
    ],
    engagements: ['A', 'B', 'C', 'D', 'E', 'F'].map((who) => ({ who, from: at(1), until: null })),
    theories: [{ words: 'Redundancy', raised: at(0.6), settled: at(1.5), status: 'REFUTED' as const }, { words: 'Schema', raised: at(2), settled: null, status: 'OPEN' as const }],
  };
  const lanes = incidentLanes(times, at(4));
  it('are the worst three services, the worse and earlier first, and five people', () => {
    expect(lanes.map(({ name: each }) => each)).toEqual(['Phase', 'Mail', 'Web', 'Files', 'People', 'Theories', 'Telling']);
    expect(lanes[4]?.bars.map(({ words }) => words)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
  it('go on with a phase to the next milestone that is known', () => {
    expect(lanes[0]?.bars.map(({ words, from, until }) => [words, from, until])).toEqual([['Not noticed', at(0), at(0.5)], ['Nobody on it', at(0.5), at(0.75)], ['Worked on', at(0.75), at(4)]]);
  });
  it('say in words what they show, and how a theory fell', () => {
    const { sentence, table } = lanesPicture({ lanes, from: at(0), until: at(4), zone: 'America/Chicago', width: 900 });
    expect(sentence).toContain('Mail: Degraded from 23:35 to Wed 11 Nov 01:35, Down from 21:35 to 23:35.');
    expect(sentence).toContain('“Redundancy” refuted at 23:05');
    expect(table.rows).toContainEqual(['Telling', 'silent 1 h 48', '22:47', 'Wed 11 Nov 00:35']);
  });
  it('are to scale', () => {
    const picture = lanesPicture({ lanes: [{ name: 'x', marks: [], bars: [{ from: at(1), until: at(2), tone: 'crit', words: '' }] }], from: at(0), until: at(4), zone: 'UTC', width: 492 });
    expect(barsOf(picture)[0]).toMatchObject({ x: 92 + 97, width: 97 });
  });
});

describe('estimates against reality', () => {
  const picture = etaPicture({ estimates: [{ said: at(1), by: at(2), who: 'Ben' }, { said: at(2), by: at(5), who: 'Ada' }], actual: at(4), zone: 'America/Chicago', width: 700 });
  it('stand above the line where they promised too late, below where too early, and say by how much', () => {
    const line = picture.shapes.find((shape) => shape.is === 'line' && shape.tone === 'accent');
    const [early, late] = dotsOf(picture);
    expect(early?.y).toBeGreaterThan(line?.is === 'line' ? line.y1 : NaN);
    expect(late?.y).toBeLessThan(line?.is === 'line' ? line.y1 : NaN);
    expect(picture.marks.map(({ words }) => words)).toEqual(['Ben, at 22:35: by 23:35, 2 h late', 'Ada, at 23:35: by Wed 11 Nov 02:35, 1 h early']);
    expect(picture.sentence).toBe('at 22:35 23:35 was promised, at 23:35 Wed 11 Nov 02:35 was promised; it came about at Wed 11 Nov 01:35.');
  });
  it('say that it is still awaited', () => {
    expect(etaPicture({ estimates: [{ said: at(1), by: at(2), who: 'Ben' }], actual: null, zone: 'UTC', width: 700 }).sentence).toMatch(/has not come about yet\.$/);
  });
});

describe('figures in charts', () => {
  const value = (i: number) => ({ id: `${i}`, key: `INC-${i}`, at: at(i * 24), seconds: (i + 1) * 300, severity: 2 as const });
  const picture = (n: number) => dotsPicture({ values: Array.from({ length: n }, (_, i) => value(i)), from: at(-24), until: at(400 * 24), zone: 'UTC', width: 800, target: 1800 });
  it('are percentiles from ten values on, and the values below', () => {
    expect(picture(9).sentence).toMatch(/^5 min to 45 min, 9 values/);
    expect(picture(9).shapes.some(({ is }) => is === 'path')).toBe(false);
    expect(picture(11).sentence).toMatch(/^median 30 min, P90 50 min, 11 values/);
    expect(picture(11).shapes.filter(({ is }) => is === 'path')).toHaveLength(2);
    expect(picture(11).sentence).toMatch(/5 took longer than the target of 30 min\.$/);
  });
  it('of severities differ in form, not in colour alone', () => {
    const one = dotsPicture({ values: ([1, 2, 3, 4] as const).map((sev) => ({ ...value(sev), severity: sev })), from: at(0), until: at(240), zone: 'UTC', width: 600 });
    expect(new Set(dotsOf(one).map(({ form }) => form)).size).toBe(4);
  });
  it('missed are hatched blocks above those met', () => {
    const blocks = barsOf(blocksPicture({ width: 300, columns: [{ name: 'Nov', blocks: [false, true, false].map((met, i) => ({ id: `${i}`, key: `INC-${i}`, met, words: '' })) }] }));
    expect(blocks.map(({ look }) => look)).toEqual(['solid', 'hatched', 'hatched']);
    expect(blocks.map(({ y }) => y)).toEqual([...blocks.map(({ y }) => y)].sort((a, b) => b - a));
  });
  it('of working time say the hours of a day on which clocks change', () => {
    const { sentence, table } = countedDaysPicture({ width: 600, days: [{ name: 'Sun 25 Oct', hours: 25, stretches: [{ from: 0, until: 9, as: 'CLOSED' }, { from: 9, until: 11.5, as: 'COUNTED' }] }] });
    expect(sentence).toBe('2 h 30 counted over 1 day; Sun 25 Oct has 25 hours.');
    expect(table.rows).toEqual([['Sun 25 Oct', '2 h 30', '9 h', '', '']]);
  });
  it('of a lesson that came back join what joins them, the first being hollow', () => {
    const came = recurrencePicture({ width: 400, zone: 'UTC', from: at(0), until: at(365 * 24), incidents: [{ id: 'b', key: 'INC-2', at: at(146 * 24) }, { id: 'a', key: 'INC-1', at: at(10 * 24) }] });
    expect(dotsOf(came).map(({ form }) => form)).toEqual(['ring', 'circle']);
    expect(textsOf(came).map(({ text }) => text)).toEqual(['back after 136 days']);
  });
  it('of one number show what is not there as words', () => {
    const { table } = anchorsPicture({ width: 600, rows: [{ id: '1', key: 'INC-1', anchors: [{ is: 'FIRST_CONTACT', at: at(0), clock: '22:02' }, { is: 'TRY', at: at(0.1), clock: '22:08' }] }] });
    expect(table.rows).toEqual([['INC-1', '22:02', 'not yet', '22:08', 'not yet', 'pending']]);
  });
});

describe('incidents side by side', () => {
  const bar = (id: string, from: number, until: number | null) => ({ id, key: id.toUpperCase(), title: `Title of ${id}`, severity: 1 as const, from: at(from), until: until === null ? null : at(until) });
  const week = (bars: ReturnType<typeof bar>[], links: { from: string; to: string; words: string }[] = [], now = 40) => overlapPicture({ bars, links, from: at(0), until: at(48), now: at(now), zone: 'UTC', width: 900 });
  const rows = (picture: Picture) => barsOf(picture).filter(({ width }) => width > 3).map(({ y }) => y);
  it('share a row where both have room, and only there', () => {
    expect(new Set(rows(week([bar('a', 0, 2), bar('b', 30, 34)]))).size).toBe(1);
    expect(new Set(rows(week([bar('a', 0, 20), bar('b', 10, 30)]))).size).toBe(2);
  });
  it('that go on reach now, and nothing begins after the days', () => {
    const picture = week([bar('a', 10, null), bar('late', 60, null)]);
    const [whole] = barsOf(picture).filter(({ width }) => width > 3);
    expect((whole?.x ?? 0) + (whole?.width ?? 0)).toBeCloseTo(6 + (888 * 40) / 48, 0);
    expect(picture.table.rows.map(([key]) => key)).toEqual(['A']);
  });
  it('say what one has to do with the other, in a line, in words and in the table', () => {
    const picture = week([bar('a', 0, 40), bar('b', 20, 40)], [{ from: 'a', to: 'b', words: 'caused' }, { from: 'a', to: 'gone', words: 'blocks' }]);
    expect(picture.shapes.filter((shape) => shape.is === 'path' && shape.look === 'dashed')).toHaveLength(1);
    expect(textsOf(picture).map(({ text }) => text)).toContain('caused');
    expect(picture.marks.find(({ id }) => id === 'a')?.words).toContain('caused B');
    expect(picture.table.rows[0]?.at(-1)).toBe('caused B');
  });
  it('have no line of now where now is in other days', () => {
    expect(week([bar('a', 0, 2)], [], 90).shapes.some((shape) => shape.is === 'line' && shape.tone === 'accent')).toBe(false);
  });
});
