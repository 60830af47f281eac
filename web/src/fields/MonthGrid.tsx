import { DayPicker } from 'react-day-picker';

const dateOf = (day: string) => new Date(`${day}T12:00:00`);
const dayOfDate = (date: Date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** Days of a month to take the first and the last from. */
export function MonthGrid({ from, to, onChange }: { from: string | null; to: string | null; onChange: (from: string, to: string | null) => void }) {
  return (
    <DayPicker mode="range" weekStartsOn={1} fixedWeeks {...(to === null ? {} : { defaultMonth: dateOf(to) })}
      selected={{ from: from === null ? undefined : dateOf(from), to: to === null ? undefined : dateOf(to) }}
      onSelect={(range) => { if (range?.from) onChange(dayOfDate(range.from), range.to ? dayOfDate(range.to) : null); }} />
  );
}
