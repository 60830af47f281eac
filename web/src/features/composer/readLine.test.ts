// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { forms } from '../incidents/recording/forms';
import { asText, nextChoice, withChoice } from './chips';
import { commandOf } from './commandOf';
import { lineCommands } from './commands';
import { examples, noTimes, times } from './examples';
import { impactOf, night, withEntries } from './night';
import { readLine, type Reading } from './readLine';
import { suggestionsAt } from './suggestions';

const filled = ({ values }: Reading) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
const instant = (at: number | null) => (at === null ? undefined : new Date(at).toISOString().replace('.000Z', 'Z'));
const formOf = (line: string, context = night) => { const { form, values } = readLine(line, context); return { form, values }; };

describe('a line', () => {
  it.each(examples)('%j is read as %s', (line, form, values) => {
    const reading = readLine(line, night);
    expect({ form: reading.form, values: filled(reading) }).toEqual({ form, values });
  });

  it('has examples of all commands, a hundred and fifty and more', () => {
    const forms = new Set(examples.map(([line]) => readLine(line, night).command.names[0]));
    expect([...lineCommands.map(({ names }) => names[0])].filter((name) => !forms.has(name))).toEqual([]);
    expect(examples.length + times.length).toBeGreaterThan(150);
  });

  it('is the same with each of six times before it: a thousand lines', () => {
    const before = ['22:06 ', '-10m ', 'yesterday 23:40 ', '~22:40: ', '04:06 utc ', '00:10 - '];
    const lines = examples.filter(([line]) => !line.startsWith('\\')).flatMap(([line, form, values]) => before.map((time) => ({ line: time + line, form, values })));
    expect(lines.length).toBeGreaterThan(1000);
    for (const { line, form, values } of lines) {
      const reading = readLine(line, night);
      expect(reading.time.said, line).toBe(true);
      const promised = ['nextUpdateDue', 'by', 'byLatest', 'deadline'].filter((name) => name in values && form !== 'detection');
      const { ...read } = filled(reading);
      for (const name of promised) expect(read[name], line).toMatch(/^2026-11-1\dT\d\d:\d\d$/);
      expect({ form: reading.form, values: { ...read, ...Object.fromEntries(promised.map((name) => [name, values[name]])) } }, line).toEqual({ form, values });
    }
  });
});

describe('a time', () => {
  it.each(times.map(([said, at, more = {}]) => ({ said, at, more })))('$said at the beginning or end is $at', ({ said, at, more: { until, precision = 'MINUTE', asks = false } }) => {
    for (const line of [`${said} the disk is full`, `the disk is full ${said}`, `the disk is full, ${said}.`]) {
      const { time, text, warnings } = readLine(line, night);
      expect({ at: instant(time.at), until: instant(time.until), precision: time.precision, asks: warnings.some((warning) => warning.asks) }, line).toEqual({ at, until, precision, asks });
      expect(text).toMatch(/^the disk is full\.?$/);
    }
  });
  it.each(noTimes)('%j is none', (said) => {
    const { time, text } = readLine(`${said} the disk is full`, night);
    expect(time.said).toBe(false);
    expect(text).toBe(`${said.replace(/^\\/, '')} the disk is full`);
  });
  it('that nobody typed is the minute of the first key, however long the line takes', () => {
    const { time } = readLine('the disk is full', { ...night, now: night.now + 600_000 });
    expect(instant(time.at)).toBe('2026-11-11T07:24:00Z');
  });
  it('says weekday, clock and place, the date from six days on, and the year where it is another', () => {
    const words = (line: string) => readLine(line, night).time.words;
    expect(words('22:06 x')).toBe('Tue 22:06, Chicago');
    expect(words('22:10-22:25 x')).toBe('Tue 22:10–22:25, Chicago');
    expect(words('~22:40 x')).toBe('≈ Tue 22:40, Chicago');
    expect(words('3 nov 22:06 x')).toBe('Tue 3 Nov 22:06, Chicago');
    expect(words('3 nov 2025 22:06 x')).toBe('Mon 3 Nov 2025 22:06, Chicago');
  });
  it('that is still to come stays in the text, and says so', () => {
    expect(readLine('today 23:40 the disk is full', night).warnings).toEqual([expect.objectContaining({ code: 'AHEAD', message: '“today 23:40” has not come yet: it stays in the text.' })]);
  });
  it('of which only a note keeps the end stays whole in the text of what is no note', () => {
    const { form, text, warnings } = readLine('22:10-22:25 /contact Priya no answer', night);
    expect({ form, text }).toEqual({ form: 'contact', text: '22:10-22:25' });
    expect(warnings.map(({ code }) => code)).toEqual(['END_NOT_KEPT']);
    expect(commandOf(readLine('22:10-22:25 disk full', night), 'i', night.zone)).toMatchObject({ occurredAt: '2026-11-11T04:10:00Z', input: { text: 'disk full', occurredUntil: '2026-11-11T04:25:00Z' } });
  });

  const berlin = (now: string) => ({ ...night, zone: 'Europe/Berlin', now: Date.parse(now), startedAt: Date.parse(now) });
  it('that clocks showed twice offers both, the later being taken', () => {
    const context = berlin('2026-10-25T05:00:00Z');
    const line = '02:30 the disk is full';
    const { time, warnings, chips } = readLine(line, context);
    expect(time.readings.map(({ at }) => instant(at))).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
    expect(instant(time.at)).toBe('2026-10-25T01:30:00Z');
    expect(warnings[0]?.message).toBe('The clocks changed then. It is read as Sun 02:30, Berlin (UTC+1); it may be Sun 02:30, Berlin (UTC+2).');
    const chip = chips[0];
    const other = chip && nextChoice(chip, 1);
    expect(other?.typed).toBe('02:30 UTC+2');
    expect(chip && other && instant(readLine(withChoice(line, chip, other), context).time.at)).toBe('2026-10-25T00:30:00Z');
  });
  it('that clocks showed twice is the first while the second is to come', () => {
    const { time } = readLine('02:30 the disk is full', berlin('2026-10-25T00:40:00Z'));
    expect(instant(time.at)).toBe('2026-10-25T00:30:00Z');
  });
  it('that clocks skipped offers the clock before and the clock after', () => {
    const { time, warnings } = readLine('02:30 the disk is full', berlin('2026-03-29T05:00:00Z'));
    expect(time.readings.map(({ at }) => instant(at))).toEqual(['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z']);
    expect(warnings.map(({ code }) => code)).toEqual(['CLOCKS_CHANGED']);
  });
});

describe('an impact', () => {
  const suffering = withEntries(impactOf('Mail'));
  it('of a service that suffers already is changed, and ended', () => {
    expect(formOf('/impact #mail slow', suffering)).toEqual({ form: 'changeImpact', values: { impactId: 'e20', level: 'DEGRADED', affected: '', text: '' } });
    expect(formOf('/impact #mail back all is well', suffering)).toEqual({ form: 'endImpact', values: { impactId: 'e20', text: 'all is well' } });
    expect(formOf('/impact ended', suffering)).toEqual({ form: 'endImpact', values: { impactId: 'e20', text: '' } });
    expect(formOf('/impact #checkout down', suffering).form).toBe('startImpact');
  });
  it('that ended suffers no more', () => {
    const over = withEntries(impactOf('Mail'), { ...impactOf('Mail'), id: 'e21', sequence: 21, kind: 'IMPACT_END', facts: [{ name: 'impactId', entryId: 'e20' }] });
    expect(formOf('/impact #mail slow', over).form).toBe('startImpact');
  });
});

describe('what several fit', () => {
  it('is asked, and until then what was typed holds', () => {
    const { chips, values, warnings } = readLine('/contact @Ad no answer', night);
    expect(values['who']).toBe('Ad');
    expect(chips.find(({ name }) => name === 'who')).toMatchObject({ amber: 'Several fit. Choose one.', choices: [{ value: 'Ada Stone' }, { value: 'Adam Voss' }] });
    expect(warnings.map(({ code }) => code)).toEqual(['SEVERAL']);
  });
  it('of a whole word is that one: Ada is not Adam', () => { expect(readLine('/contact @Ada no answer', night).values['who']).toBe('Ada Stone'); });
});

describe('a chip', () => {
  const line = '/contact Priya phone no answer';
  const chip = (name: string) => { const found = readLine(line, night).chips.find((each) => each.name === name); if (!found) throw new Error(name); return found; };
  it('goes round its choices by the arrows', () => {
    const outcome = chip('outcome');
    const next = nextChoice(outcome, 1);
    expect(next && withChoice(line, outcome, next)).toBe('/contact Priya phone not available');
    const round = nextChoice({ ...outcome, value: 'DECLINED' }, 1);
    expect(round?.value).toBe('REACHED');
    expect(nextChoice({ choices: [], value: '' }, 1)).toBeNull();
  });
  it('is put into the line where nobody had said it', () => {
    const said = '/contact Priya she is on a plane';
    const outcome = readLine(said, night).chips.find(({ name }) => name === 'outcome');
    const next = outcome && nextChoice(outcome, 1);
    expect(outcome && next && withChoice(said, outcome, next)).toBe('/contact Priya no answer she is on a plane');
  });
  it('becomes text by a backslash', () => { expect(readLine(asText(line, chip('outcome')), night)).toMatchObject({ text: 'no answer', values: { outcome: 'REACHED' } }); });
});

describe('what a command needs', () => {
  it('is what its form requires', () => {
    for (const command of lineCommands.filter(({ does }) => !does)) {
      const form = forms.find((each) => each.form === command.form);
      const required = [...(form?.fields ?? []).filter((field) => field.required && !(field.type === 'choice' && field.initial)).map(({ name }) => name), ...(form?.text.required ? ['text'] : [])];
      expect(required.filter((name) => !(name in (command.needs ?? {}))), command.names[0]).toEqual([]);
    }
  });
  it('is asked in words, and its limits are said', () => {
    expect(readLine('/eta soon', night).warnings[0]?.message).toBe('Say when it is expected. Until then it is a note.');
    expect(readLine(`/title ${'x'.repeat(201)}`, night)).toMatchObject({ form: 'entry', warnings: [{ code: 'TOO_LONG', message: 'title is 201 characters; the limit is 200. It is kept as a note.' }] });
  });
});

describe('suggestions', () => {
  const offered = (line: string) => suggestionsAt(line, line.length, night)?.options.map(({ typed }) => typed) ?? null;
  it('are commands, people, services, customers, entries and times', () => {
    expect(offered('22:06 /con')).toEqual(['/contact ', '/confirm ', '/factor ']);
    expect(offered('/contact @Ad')).toEqual(['@Ada Stone ', '@Adam Voss ']);
    expect(offered('/impact #ar')).toEqual(['#Mail archive ']);
    expect(offered('/told >hal')).toEqual(['>Halden Freight ', '>Halden Rail ']);
    expect(offered('/star ^1')).toEqual(['^12 ', '^10 ']);
    expect(offered('-1')).toEqual(['-10m ', '-15m ', '-1h ']);
    expect(suggestionsAt('yes', 3, night)).toMatchObject({ kind: 'time', options: [{ words: 'yesterday 22:00', hint: 'Tue 22:00, Chicago' }] });
  });
  it('are none in the midst of a sentence', () => { expect(offered('the disk')).toBeNull(); });
  it('stand for the word at the caret', () => { expect(suggestionsAt('/con Priya', 4, night)?.span).toEqual({ start: 0, end: 4 }); });
});
