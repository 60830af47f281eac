import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { DayField } from '@/fields/DayField';
import { dateWithYear } from '@/time/formatting';
import { readDay } from '@/time/said';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { calendarInput, type Calendar, type Times } from './calendars';
import { Calendars_AddMutation, Calendars_ChangeMutation } from './data';

interface SaveCalendarDialogProps { calendar: Calendar | null; name: string; times: Times; today: string; /** Only the name is another. */ sameTimes: boolean; onClose: () => void; onDone: (id: string) => void }

/** From which date on the hours count. */
export function SaveCalendarDialog({ calendar, name, times, today, sameTimes, onClose, onDone }: SaveCalendarDialogProps) {
  const [from, setFrom] = useState(dateWithYear(today));
  const add = useCommand(Calendars_AddMutation);
  const change = useCommand(Calendars_ChangeMutation);
  const failure = add.failure ?? change.failure;
  const validFrom = readDay(from, today);
  const submit = async () => {
    const made = calendar
      ? (await change.run({ calendarId: calendar.id, name: name.trim() === calendar.name ? null : name.trim(), ...(sameTimes ? {} : { calendar: calendarInput(times), validFrom }) }))?.calendar
      : (await add.run({ name: name.trim(), calendar: calendarInput(times), validFrom }))?.calendar;
    if (made) onDone(made.id);
  };
  const aboutDay = failure?.field?.endsWith('validFrom') ?? false;
  return (
    <Dialog title={calendar ? 'Put the calendar in force' : 'Add the calendar'} onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (validFrom !== null) void submit(); }}>
        {sameTimes ? <p>Only the name is another. What was recorded before goes on showing the name of its time.</p> : (
          <>
            <p>{calendar ? 'Dates before the first day count as they did.' : 'Dates before the first day count by it too.'} Clocks that run are counted anew.</p>
            <DayField label="First day" value={from} onChange={setFrom} today={today} error={aboutDay ? failure?.message ?? null : null} />
          </>
        )}
        {failure && !aboutDay && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot"><Button type="submit" look="primary" disabled={add.sending || change.sending}>{calendar ? 'Put in force' : 'Add the calendar'}</Button></div>
      </form>
    </Dialog>
  );
}
