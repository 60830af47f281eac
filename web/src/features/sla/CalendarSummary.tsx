import { Link } from 'react-router';
import { shortDay } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import type { Calendar, Times } from './calendars';
import { hoursAWeek, rangesText } from './hours';
import { WeekBars } from './WeekBars';

const MOST = 5;

/** The calendar of a policy: its week as bars, and the holidays to come. */
export function CalendarSummary({ calendar, times, today }: { calendar: Calendar; times: Times; today: string }) {
  const coming = [...times.holidays.map(({ date, name }) => ({ date, words: visibleText(name ?? 'Holiday') })), ...times.exceptions.map(({ date, hours }) => ({ date, words: hours.length === 0 ? 'Closed' : `Open ${rangesText(hours)}` }))].filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  if (times.always && coming.length === 0) return <p className="sla-part"><Link to={`/sla/calendars/${calendar.id}`}>{visibleText(calendar.name)}</Link> counts at all hours.</p>;
  return (
    <section className="sla-part sla-calendar-part" aria-label={visibleText(calendar.name)}>
      <div>
        <div className="part-head"><h2><Link to={`/sla/calendars/${calendar.id}`}>{visibleText(calendar.name)}</Link></h2><p className="muted small">{times.always ? 'around the clock' : `${hoursAWeek(times.hours)} h a week`}</p></div>
        <WeekBars times={times} onChange={null} />
      </div>
      <div>
        <div className="part-head"><h2>Holidays</h2></div>
        {coming.length === 0 && <p className="muted">None to come.</p>}
        <ul className="sla-holidays">{coming.slice(0, MOST).map(({ date, words }) => <li key={date}><span>{words}</span><span className="tabular muted">{shortDay(date)}</span></li>)}</ul>
        {coming.length > MOST && <Link className="small" to={`/sla/calendars/${calendar.id}`}>{coming.length - MOST} more</Link>}
      </div>
    </section>
  );
}
