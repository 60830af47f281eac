import { useState } from 'react';
import { useQuery } from 'urql';
import { CountedDays } from '@/charts/charts';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { Severity, SlaPreviewInput } from '@/gql/graphql';
import { clockTime, dateAndTime, dayOf, shortDay } from '@/time/formatting';
import { isoLength, workingText } from '@/time/lengths';
import { readMoment } from '@/time/said';
import { cityOf } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { calendarInput, countedDays, timesOn, type Calendar } from './calendars';
import { severities, type Terms } from './terms';

const TryIt_Query = graphql(`
  query TryIt_Query($input: SlaPreviewInput!) { slaPreview(input: $input) { dueAt warnsAt reason explanation } }
`);

/** More days than these are no picture any more. */
const MOST_DAYS = 16;
const momentHint = 'Write it like Fri 22 May 2026 16:40, yesterday 23:40 or -10m.';

interface Pause { from: string; until: string }

/** A target tried on a moment, with the words and the sums of the count. Nothing is saved. */
export function TryIt({ terms, calendars }: { terms: Terms; calendars: readonly Calendar[] }) {
  const [severity, setSeverity] = useState<Severity>('SEV3');
  const [name, setName] = useState('');
  const [reported, setReported] = useState('');
  const [pauses, setPauses] = useState<readonly Pause[]>([]);
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);

  const offered = terms.columns.filter(({ cells }) => cells[severity]);
  const column = offered.find((each) => each.name === name) ?? offered[0];
  const cell = column?.cells[severity];
  const calendar = calendars.find(({ id }) => id === (cell?.calendarId ?? terms.calendarId));
  const zone = calendar?.zone ?? 'UTC';
  const start = reported.trim() === '' ? { instant: new Date(now).toISOString().replace('.000Z', 'Z'), warning: null } : readMoment(reported, zone, now);
  const read = pauses.map(({ from, until }) => ({ from: readMoment(from, zone, now), until: until.trim() === '' ? null : readMoment(until, zone, now), openEnd: until.trim() === '' }));
  const held = read.flatMap(({ from, until, openEnd }) => (from && (until ?? openEnd) ? [{ from: from.instant, until: until?.instant ?? null }] : []));
  const times = calendar && start && timesOn(calendar, dayOf(start.instant, zone));
  const input: SlaPreviewInput | null = cell && times && start ? { calendar: calendarInput(times), target: isoLength(cell.seconds), start: start.instant, at: start.instant, pauses: held, warnAt: terms.warnAt } : null;
  const [{ data, error }] = useQuery({ query: TryIt_Query, variables: { input: input as SlaPreviewInput }, pause: input === null });
  const preview = input && data?.slaPreview;
  const due = preview?.dueAt;
  const days = due && times && start ? countedDays(times, Date.parse(start.instant), Date.parse(due), held.map(({ from, until }) => ({ from: Date.parse(from), until: until === null ? Infinity : Date.parse(until) }))) : null;
  const change = (place: number, part: Partial<Pause>) => { setPauses(pauses.map((each, index) => (index === place ? { ...each, ...part } : each))); };
  const wrong = (text: string, ok: boolean) => (text.trim() !== '' && !ok ? `“${text.trim()}” is no time. ${momentHint}` : null);

  return (
    <section className="sla-try" aria-label="Try it">
      <div className="part-head"><h2>Try it</h2><p className="muted small">nothing is saved</p></div>
      <div className="grid-2">
        <SelectField label="Severity" value={severity} onChange={setSeverity} options={severities.map((value) => ({ value, label: value.replace('SEV', 'SEV ') }))} />
        <SelectField label="Target" value={column?.name ?? ''} onChange={setName} options={offered.length === 0 ? [{ value: '', label: 'nothing is promised' }] : offered.map((each) => ({ value: each.name, label: visibleText(each.name) }))} />
      </div>
      <TextField label={`Reported (${cityOf(zone)})`} value={reported} placeholder={dateAndTime(now, zone)} spellCheck={false} error={wrong(reported, start !== null)} hint={start?.warning ?? (start ? dateAndTime(start.instant, zone) : momentHint)} onChange={(event) => { setReported(event.target.value); }} />
      {pauses.map((pause, place) => (
        <div key={place} className="sla-pause">
          <TextField label="Paused from" value={pause.from} placeholder="Tue 26 May 2026 09:10" error={wrong(pause.from, read[place]?.from !== null)} onChange={(event) => { change(place, { from: event.target.value }); }} />
          <TextField label="until" value={pause.until} placeholder="no end" error={wrong(pause.until, read[place]?.until !== null)} onChange={(event) => { change(place, { until: event.target.value }); }} />
          <Button look="ghost" icon aria-label="Remove the pause" onClick={() => { setPauses(pauses.filter((_, index) => index !== place)); }}><Icon name="close" /></Button>
        </div>
      ))}
      <div><Button look="ghost" small onClick={() => { setPauses([...pauses, { from: '', until: '' }]); }}><Icon name="pause" />Pause</Button></div>
      {error && <Notice tone="crit">{failureOf(error).message}</Notice>}
      {!cell && <p className="muted">Nothing is promised for {severity.replace('SEV', 'SEV ')}.</p>}
      {preview && cell && (
        <div className="sla-answer" aria-live="polite">
          <p className="muted small">Due</p>
          <p className="sla-due">{due ? <>{shortDay(dayOf(due, zone))}, {clockTime(due, zone)} <span>{cityOf(zone)}</span></> : 'Never'}</p>
          {!due && preview.reason && <p>{visibleText(preview.reason)}</p>}
          {days && days.length <= MOST_DAYS && <CountedDays name={`${workingText(cell.seconds)} counted`} days={days} {...(start && due && { moments: [{ day: 0, hour: hourOf(start.instant, zone), words: `reported ${clockTime(start.instant, zone)}` }, { day: days.length - 1, hour: hourOf(due, zone), words: `due ${clockTime(due, zone)}` }] })} />}
          {days && days.length > MOST_DAYS && <p className="muted small">{days.length} days: the lines below put them together.</p>}
          <ol className="count-lines">{preview.explanation.map((line, index) => <li key={index}>{visibleText(line)}</li>)}</ol>
          <p className="muted small">{preview.warnsAt && terms.warnAt !== null ? `Warned at ${terms.warnAt} %: ${dateAndTime(preview.warnsAt, zone)}.` : 'No warning before it is due.'} The same words stand beside every clock in an incident.</p>
        </div>
      )}
    </section>
  );
}

/** Hours since midnight that passed. */
function hourOf(instant: string, zone: string): number {
  const midnight = readMoment(`${dayOf(instant, zone)} 00:00`, zone, 0);
  return midnight ? (Date.parse(instant) - Date.parse(midnight.instant)) / 3_600_000 : 0;
}
