// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms } from '../incidents/recording/forms';
import { wallClockAt } from '@/time/zones';
import { asText, withChoice } from './chips';
import { lineCommands } from './commands';
import { commandOf } from './commandOf';
import { impactOf, withEntries } from './night';
import { readLine, type Reading } from './readLine';
import { suggestionsAt } from './suggestions';
import { textOf } from './pieces';

const zones = ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Apia', 'Africa/Casablanca', 'America/Sao_Paulo', 'UTC'];
const context = withEntries(impactOf('Mail'));

/** Words that a line is made of: what is read, what is nearly read, and what is none of it. */
const words = fc.constantFrom(
  '22:06', '2206', '10:06pm', '-10m', '-1h20', 'yesterday 23:40', 'mon 14:00', '9 nov 22:06', '~22:40', '22:10-22:25', '22:06 utc', 'now', '22.06 Uhr', '25:99', '9 nov', '02:30', 'at', 'um', 'gestern',
  ...lineCommands.flatMap(({ names, example }) => [`/${names[0]}`, example]), '/nothing', '@Priya', '@Ad', '#mail', '>Halden', '>', '@', '#12', '^10', '^99', '"schema"', '"', '\\', '\\22:06', '\\/contact',
  'Priya', 'phone', 'by phone', 'no answer', 'down', 'slow', 'customers', 'next 30m', 'next word at 02:00', 'by Ben', 'because it rains', 'assuming so', '30m', 'until 02:00', 'else rebuild', 'case 12-3',
  'the vendor is on it', 'Grüße', '警告', '👩‍🚒', '‮', '\n', ',', ':', '.', '—', 'commander', 'to Ada', '340 users', 'Reading for all:', 'sev1',
);
const line = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', '', '  ', ', ', '\t')), { maxLength: 8 }).map((said) => said.flat().join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-composite', maxLength: 40 }) },
);
const offset = (at: number, zone: string) => { const w = wallClockAt(at, zone); return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute) - at; };
const runs = { numRuns: Number(process.env['LINE_RUNS'] ?? 500) };
const meant = ({ form, does, values, time: { at, until, precision } }: Reading) => ({ form, does, values, at, until, precision });

describe('a line', () => {
  it('is read whatever it is, and put together its pieces are the line', () => {
    fc.assert(fc.property(line, (said) => {
      const { pieces, text } = readLine(said, context);
      expect(pieces.map(({ start, end }) => said.slice(start, end)).join('')).toBe(said);
      pieces.forEach(({ start }, i) => { expect(start).toBe(i === 0 ? 0 : pieces[i - 1]?.end); });
      expect(text).toBe(text.trim());
    }), runs);
  });

  it('loses no word: whatever is no part, time or command stands in the text or in a field', () => {
    fc.assert(fc.property(line, (said) => {
      const { pieces, values } = readLine(said, context);
      const recorded = Object.values(values).join('\n');
      for (const word of textOf(said, pieces, ['time', 'command', 'part', 'glue', 'escape']).split(/[\s:,;.]+/u).filter((each) => /[\p{L}\p{N}]/u.test(each))) {
        if (!/^(?:else|otherwise|sonst|ansonsten|or|for|für)$/iu.test(word)) expect(recorded).toContain(word);
      }
    }), runs);
  });

  it('can be sent: no form asks for what was not read, and every value is one of its fields', () => {
    fc.assert(fc.property(line, (said) => {
      const reading = readLine(said, context);
      if (reading.does || reading.text === '' && reading.form === 'entry') return;
      expect(commandOf(reading, 'i', context.zone)).toMatchObject({ form: reading.form });
      const form = forms.find((each) => each.form === reading.form);
      const fields = new Set(['text', ...(form?.fields ?? []).map(({ name }) => name)]);
      expect(Object.keys(reading.values).filter((name) => !fields.has(name))).toEqual([]);
      for (const field of form?.fields ?? []) {
        const value = reading.values[field.name] ?? '';
        if (field.type === 'choice' && value !== '') expect(Object.keys(field.words)).toContain(value);
      }
    }), runs);
  });

  it('means the same with blanks around it', () => {
    fc.assert(fc.property(line, fc.constantFrom(' ', '  ', '\t', '\n '), fc.constantFrom('', ' ', ' \n'), (said, before, after) => {
      expect(meant(readLine(before + said + after, context))).toEqual(meant(readLine(said, context)));
    }), runs);
  });

  it('says no time more than two minutes ahead, in whatever zone and at whatever moment', () => {
    fc.assert(fc.property(line, fc.constantFrom(...zones), fc.date({ min: new Date('2001-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }), (said, zone, date) => {
      const now = date.getTime();
      const { time } = readLine(said, { ...context, zone, now, startedAt: now });
      expect(time.until ?? time.at).toBeLessThanOrEqual(now + 120_000);
      expect(time.at).toBeLessThanOrEqual(time.until ?? time.at);
    }), runs);
  });
});

describe('a chip', () => {
  it('that is changed to a choice says it, and saying it again changes nothing', () => {
    fc.assert(fc.property(line, fc.nat(), fc.nat(), (said, which, choice) => {
      const choosable = readLine(said, context).chips.filter(({ choices }) => choices.length > 0);
      const chip = choosable[which % Math.max(1, choosable.length)];
      const chosen = chip?.choices[choice % Math.max(1, chip.choices.length)];
      if (!chip || !chosen) return;
      const changed = withChoice(said, chip, chosen);
      const now = readLine(changed, context).chips.find(({ name, span }) => name === chip.name && changed.startsWith(chosen.typed.trim(), span.start));
      expect(now?.value, changed).toBe(chosen.value);
      expect(now && withChoice(changed, now, chosen)).toBe(changed);
    }), runs);
  });

  it('that is turned back into text is in the text, without the backslash that says so', () => {
    fc.assert(fc.property(line, fc.nat(), (said, which) => {
      const chips = readLine(said, context).chips.filter(({ span }) => span.end > span.start);
      const chip = chips[which % Math.max(1, chips.length)];
      if (!chip) return;
      const changed = asText(said, chip);
      const reading = readLine(changed, context);
      expect(reading.chips.some(({ span }) => span.start === chip.span.start + 1 && span.end === chip.span.end + 1), changed).toBe(false);
      expect(reading.pieces, changed).toContainEqual({ is: 'escape', start: chip.span.start, end: chip.span.start + 1 });
    }), { ...runs, examples: [['/feedback by Ben 22:06 22:06 ', 16]] });
  });
});

describe('clocks', () => {
  // Every hour and half of two days around each change of a year.
  const changes = zones.flatMap((zone) => Array.from({ length: 366 * 24 }, (_, hour) => Date.parse('2026-01-01T00:00:00Z') + hour * 3_600_000)
    .filter((at, i, all) => i > 0 && offset(at, zone) !== offset(all[i - 1] ?? at, zone)).map((at) => ({ zone, at })));

  it('change twice a year in half of the zones that are tried', () => { expect(changes.length).toBeGreaterThanOrEqual(10); });

  it('that are read after a change are read as the newest moment at which clocks showed so', () => {
    for (const { zone, at } of changes) {
      for (let step = -6; step <= 10; step++) {
        const shown = at + step * 30 * 60_000;
        const now = at + 6 * 3_600_000;
        const wall = wallClockAt(shown, zone);
        const said = `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')} it broke`;
        const { time } = readLine(said, { ...context, zone, now, startedAt: now });
        const same = wallClockAt(time.at, zone);
        expect([same.hour, same.minute], `${zone} ${said}`).toEqual([wall.hour, wall.minute]);
        expect(time.at, `${zone} ${said}`).toBeGreaterThanOrEqual(shown);
        expect(time.readings.length === 0 || time.readings.some((reading) => reading.at === shown)).toBe(true);
      }
    }
  });
});

describe('suggestions', () => {
  it('stand where the caret is, and what is chosen is read', () => {
    fc.assert(fc.property(line, fc.nat(), (said, at) => {
      const caret = at % (said.length + 1);
      const found = suggestionsAt(said, caret, context);
      if (!found) return;
      expect(found.span.end).toBe(caret);
      expect(found.options.length).toBeGreaterThan(0);
      expect(found.options.length).toBeLessThanOrEqual(8);
    }), runs);
  });
});
