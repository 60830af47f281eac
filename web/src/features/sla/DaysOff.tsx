import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { DayField } from '@/fields/DayField';
import { graphql } from '@/gql';
import { shortDay } from '@/time/formatting';
import { daysAfter, readDay } from '@/time/said';
import { Button, buttonClass } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import type { Times } from './calendars';
import { rangesText, readRanges } from './hours';

const HolidayFile_Query = graphql(`
  query HolidayFile_Query($input: HolidaysInFileInput!) { holidaysInFile(input: $input) { holidays { date name } timedEvents cancelledEvents } }
`);

const byDate = <T extends { date: string }>(days: readonly T[]): T[] => [...days].sort((a, b) => a.date.localeCompare(b.date));
const YEARS = 3;

/** Dates on which nobody is at work, added one by one or from a calendar file. */
export function Holidays({ times, today, onChange }: { times: Times; today: string; onChange: ((holidays: Times['holidays']) => void) | null }) {
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [file, setFile] = useState<{ words: string; wrong: boolean } | null>(null);
  const [past, setPast] = useState(false);
  const client = useClient();
  const add = () => {
    const date = readDay(text, today);
    if (date === null) setSaid('Give a day, such as 25 May 2026.');
    else if (times.holidays.some((each) => each.date === date)) setSaid(`${shortDay(date)} is a holiday already.`);
    else if (times.exceptions.some((each) => each.date === date)) setSaid(`${shortDay(date)} has hours of its own below.`);
    else { onChange?.(byDate([...times.holidays, { date, name: name.trim() === '' ? null : name.trim() }])); setText(''); setName(''); setSaid(null); }
  };
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const { data, error } = await client.query(HolidayFile_Query, { input: { text: await chosen.text(), from: `${today.slice(0, 4)}-01-01`, until: daysAfter(`${Number(today.slice(0, 4)) + YEARS}-01-01`, -1) } }).toPromise();
    if (error || !data) { setFile({ words: error ? failureOf(error).message : 'The answer was empty. Try again.', wrong: true }); return; }
    const { holidays, timedEvents, cancelledEvents } = data.holidaysInFile;
    const fresh = holidays.filter(({ date }) => !times.holidays.some((each) => each.date === date) && !times.exceptions.some((each) => each.date === date));
    onChange?.(byDate([...times.holidays, ...fresh.map(({ date, name: own }) => ({ date, name: own ?? null }))]));
    const left = [holidays.length > fresh.length && `${holidays.length - fresh.length} were there already`, timedEvents > 0 && `${timedEvents} have a time of day and were left out`, cancelledEvents > 0 && `${cancelledEvents} are cancelled`].filter(Boolean);
    setFile({ words: `${fresh.length} holidays of ${today.slice(0, 4)} to ${Number(today.slice(0, 4)) + YEARS - 1} taken from ${chosen.name}${left.length > 0 ? `; ${left.join(', ')}` : ''}. Look at them, then put the calendar in force.`, wrong: false });
  };
  const shown = past ? times.holidays : times.holidays.filter(({ date }) => date >= today);
  const gone = times.holidays.length - times.holidays.filter(({ date }) => date >= today).length;
  return (
    <section aria-label="Holidays">
      <div className="part-head"><h2>Holidays</h2><p className="muted small">{times.holidays.length} in all</p><div className="grow" />
        {onChange && <label className={buttonClass({ look: 'ghost', small: true })}><Icon name="clip" />From a calendar file<input type="file" className="visually-hidden" accept=".ics,text/calendar" onChange={(event) => { void read(event.target.files?.[0]); event.target.value = ''; }} /></label>}
      </div>
      {file && <Notice tone={file.wrong ? 'crit' : 'ok'}>{file.words}</Notice>}
      <ul className="sla-holidays">
        {shown.map(({ date, name: own }) => <li key={date}><span>{visibleText(own ?? 'Holiday')}</span><span className="tabular muted">{shortDay(date)}</span>{onChange && <Button look="ghost" small icon aria-label={`Take ${own ?? 'the holiday'} on ${shortDay(date)} away`} onClick={() => { onChange(times.holidays.filter((each) => each.date !== date)); }}><Icon name="close" size={13} /></Button>}</li>)}
      </ul>
      {gone > 0 && <Button look="ghost" small onClick={() => { setPast(!past); }}>{past ? 'Only those to come' : `${gone} of the past`}</Button>}
      {onChange && (
        <form className="sla-add" onSubmit={(event) => { event.preventDefault(); add(); }}>
          <DayField label="Day" value={text} onChange={setText} today={today} error={said} />
          <TextField label="Name" value={name} maxLength={200} onChange={(event) => { setName(event.target.value); }} />
          <Button type="submit"><Icon name="plus" />Holiday</Button>
        </form>
      )}
    </section>
  );
}

/** Dates with hours of their own. */
export function Exceptions({ times, today, onChange }: { times: Times; today: string; onChange: ((exceptions: Times['exceptions']) => void) | null }) {
  const [text, setText] = useState('');
  const [hours, setHours] = useState('');
  const [said, setSaid] = useState<{ day?: string; hours?: string }>({});
  const add = () => {
    const date = readDay(text, today);
    const read = readRanges(hours);
    if (date === null) setSaid({ day: 'Give a day, such as 31 Dec 2026.' });
    else if (times.exceptions.some((each) => each.date === date) || times.holidays.some((each) => each.date === date)) setSaid({ day: `${shortDay(date)} is in the lists already.` });
    else if ('wrong' in read) setSaid({ hours: `“${read.wrong}” is not understood. Write hours like 8–12, or nothing for closed.` });
    else { onChange?.(byDate([...times.exceptions, { date, hours: read.ranges }])); setText(''); setHours(''); setSaid({}); }
  };
  if (!onChange && times.exceptions.length === 0) return null;
  return (
    <section aria-label="Days with hours of their own">
      <h2>Days with hours of their own</h2>
      <ul className="sla-holidays">
        {times.exceptions.map(({ date, hours: own }) => <li key={date}><span>{own.length === 0 ? 'closed' : rangesText(own)}</span><span className="tabular muted">{shortDay(date)}</span>{onChange && <Button look="ghost" small icon aria-label={`Take ${shortDay(date)} away`} onClick={() => { onChange(times.exceptions.filter((each) => each.date !== date)); }}><Icon name="close" size={13} /></Button>}</li>)}
      </ul>
      {onChange && (
        <form className="sla-add" onSubmit={(event) => { event.preventDefault(); add(); }}>
          <DayField label="Day" value={text} onChange={setText} today={today} error={said.day ?? null} />
          <TextField label="Hours" value={hours} placeholder="8–12" hint="Nothing: closed." error={said.hours ?? null} onChange={(event) => { setHours(event.target.value); }} />
          <Button type="submit"><Icon name="plus" />Day</Button>
        </form>
      )}
    </section>
  );
}
