import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { ZoneField } from '@/fields/ZoneField';
import { getFragmentData } from '@/gql';
import { dateWithYear, dayOf, shortDay } from '@/time/formatting';
import { cityOf, deviceZone, isZone } from '@/time/zones';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Screen } from '@/ui/Screen';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { calendarInput, clockChanges, Sla_Calendar, timesOn, type Calendar, type Times } from './calendars';
import { Sla_Query } from './data';
import { useDraft } from './draft';
import { Exceptions, Holidays } from './DaysOff';
import { hoursAWeek, hoursText, readHours } from './hours';
import { LeavingDialog } from './LeavingDialog';
import { SaveCalendarDialog } from './SaveCalendarDialog';
import { WeekBars } from './WeekBars';
import '@/ui/section.css';
import './sla.css';

/** One calendar: when somebody is at work. `new`: the next. */
export function CalendarPage() {
  const { id = 'new' } = useParams();
  const [{ data, error }, again] = useQuery({ query: Sla_Query });
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  const above = <Link to="/sla">SLA</Link>;
  if (!data) return <Screen above={above} title="Calendar">{error ? <LoadError message={failureOf(error).message} onRetry={anew} /> : <Skeleton label="Loading the calendar" rows={8} />}</Screen>;
  const calendar = getFragmentData(Sla_Calendar, data.catalogue.calendars.nodes).find((each) => each.id === id);
  if (id !== 'new' && !calendar) return <Screen above={above} title="Calendar"><EmptyState title="There is no such calendar"><Link to="/sla">All calendars</Link></EmptyState></Screen>;
  const policies = data.catalogue.policies.nodes.map(({ id: policyId, name }) => ({ id: policyId, name }));
  return <Edited key={id} id={id} calendar={calendar ?? null} policies={policies} onChanged={anew} />;
}

interface Draft { times: Times; name: string }

function Edited({ id, calendar, onChanged }: { id: string; calendar: Calendar | null; policies: readonly { id: string; name: string }[]; onChanged: () => void }) {
  const navigate = useNavigate();
  const manages = mayAs(useViewer().role, 'MANAGER');
  const [today] = useState(() => dayOf(Date.now(), deviceZone()));
  const { draft, setDraft } = useDraft<Draft>(`calendar.${id}`);
  const [saving, setSaving] = useState(false);
  const base: Draft = calendar ? { times: timesOn(calendar, today), name: calendar.name } : { times: { zone: deviceZone(), always: false, hours: [], holidays: [], exceptions: [] }, name: '' };
  const { times, name } = manages ? draft ?? base : base;
  const same = (a: Draft, b: Draft) => a.name === b.name && JSON.stringify(calendarInput(a.times)) === JSON.stringify(calendarInput(b.times)) && a.times.zone === b.times.zone;
  const changed = draft !== null && !same(draft, base);
  const edit = (part: Partial<Draft>) => { const next = { times, name, ...part }; setDraft(same(next, base) ? null : next); };
  const put = manages ? (part: Partial<Times>) => { edit({ times: { ...times, ...part } }); } : null;
  const later = calendar?.versions.filter(({ validFrom }) => validFrom > today) ?? [];
  const changes = isZone(times.zone) ? clockChanges(times.zone, today) : [];
  return (
    <Screen above={<Link to="/sla">SLA</Link>} title={calendar ? visibleText(calendar.name) : 'New calendar'} actions={manages && (
      <>
        {changed && <Button onClick={() => { setDraft(null); }}>Discard</Button>}
        <Button look="primary" disabled={!changed} onClick={() => { setSaving(true); }}>{calendar ? 'Put in force…' : 'Add the calendar…'}</Button>
      </>
    )}>
      <div className="sla-calendar-page">
        {later.length > 0 && <Notice>From {later.map(({ validFrom }) => dateWithYear(validFrom)).join(', ')} on other hours count.</Notice>}
        {manages && <div className="grid-2"><TextField label="Name" value={name} maxLength={200} placeholder="Office hours" onChange={(event) => { edit({ name: event.target.value }); }} />
          {calendar ? <p className="sla-zone"><span className="muted small">Zone</span><br />{cityOf(calendar.zone)}: it stays, since what was counted rests on it.</p> : <ZoneField label="Zone" value={times.zone} onChange={(zone) => { edit({ times: { ...times, zone } }); }} />}</div>}
        {!manages && <p className="muted">{cityOf(times.zone)}</p>}
        <section aria-label="Hours of the week">
          <div className="part-head"><h2>Hours of the week</h2><p className="muted small">{times.always ? 'around the clock' : `${hoursAWeek(times.hours)} h a week`}</p></div>
          {put && <label className="check"><input type="checkbox" checked={times.always} onChange={(event) => { put({ always: event.target.checked, ...(event.target.checked && { hours: [] }) }); }} />At all hours</label>}
          {!times.always && (put ? <TypedHours key={hoursText(times.hours)} times={times} onChange={(hours) => { put({ hours }); }} /> : <p>{hoursText(times.hours)}</p>)}
          <WeekBars times={times} onChange={put && !times.always ? (hours) => { put({ hours }); } : null} />
          {put && !times.always && <p className="muted small">Draw over a day to add hours; drag an edge, or move it by arrows; Delete takes hours away.</p>}
        </section>
        <Holidays times={times} today={today} onChange={put && ((holidays) => { put({ holidays }); })} />
        <Exceptions times={times} today={today} onChange={put && ((exceptions) => { put({ exceptions }); })} />
        <section aria-label="Clock changes">
          <h2>Clock changes</h2>
          {changes.length === 0 ? <p className="muted">The clocks of {cityOf(times.zone)} do not change in the coming year.</p> : (
            <ul className="sla-holidays">{changes.map(({ day, minutes }) => <li key={day}><span>{minutes > 0 ? `Clocks go forward: ${24 - minutes / 60} hours, one that is skipped does not count` : `Clocks go back: ${24 - minutes / 60} hours, one that comes twice counts twice`}</span><span className="tabular muted">{shortDay(day)}</span></li>)}</ul>
          )}
        </section>
      </div>
      {saving && <SaveCalendarDialog calendar={calendar} name={name} times={times} today={today} sameTimes={calendar !== null && JSON.stringify(calendarInput(times)) === JSON.stringify(calendarInput(base.times))} onClose={() => { setSaving(false); }} onDone={(made) => { setSaving(false); setDraft(null); onChanged(); if (!calendar) void navigate(`/sla/calendars/${made}`, { replace: true }); }} />}
      <LeavingDialog changed={changed && !saving} onDiscard={() => { setDraft(null); }} />
    </Screen>
  );
}

/** The same hours as words. */
function TypedHours({ times, onChange }: { times: Times; onChange: (hours: Times['hours']) => void }) {
  const [text, setText] = useState(hoursText(times.hours));
  const [wrong, setWrong] = useState<string | null>(null);
  const take = () => {
    const read = readHours(text);
    if ('wrong' in read) setWrong(`“${read.wrong}” is not understood. Write hours like Mon–Fri 8–18, Sat 9–13.`);
    else { setWrong(null); onChange(read.hours); }
  };
  return <form onSubmit={(event) => { event.preventDefault(); take(); }}><TextField label="In words" value={text} placeholder="Mon–Fri 8–18" spellCheck={false} error={wrong} onChange={(event) => { setText(event.target.value); }} onBlur={take} /></form>;
}
