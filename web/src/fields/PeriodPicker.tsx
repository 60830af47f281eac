import { lazy, Suspense, useState } from 'react';
import { dateWithYear } from '@/time/formatting';
import { readDay } from '@/time/said';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Popover } from '@/ui/Popover';
import { Skeleton } from '@/ui/feedback';
import { DayField } from './DayField';
import './period.css';

const MonthGrid = lazy(() => import('./MonthGrid').then((module) => ({ default: module.MonthGrid })));

interface PeriodPickerProps {
  /** How the period is called. */
  words: string;
  from: string;
  to: string;
  today: string;
  presets: readonly { value: string; label: string }[];
  onPreset: (value: string) => void;
  onRange: (from: string, to: string) => void;
}

/** Days from one to another: a usual period, or two days, typed or taken from the months. */
export function PeriodPicker({ words, from, to, today, presets, onPreset, onRange }: PeriodPickerProps) {
  return (
    <Popover title="Period" trigger={<Button aria-label={`Period: ${words}`}><Icon name="calendar" />{words}<Icon name="down" /></Button>}>
      {(close) => (
        <>
          <div className="period-presets">
            {presets.map(({ value, label }) => <Button key={value} look="ghost" small onClick={() => { onPreset(value); close(); }}>{label}</Button>)}
          </div>
          <OwnRange from={from} to={to} today={today} onRange={(first, last) => { onRange(first, last); close(); }} />
        </>
      )}
    </Popover>
  );
}

function OwnRange({ from, to, today, onRange }: Pick<PeriodPickerProps, 'from' | 'to' | 'today' | 'onRange'>) {
  const [first, setFirst] = useState(dateWithYear(from));
  const [last, setLast] = useState(dateWithYear(to));
  const [said, setSaid] = useState<string | null>(null);
  const [start, end] = [readDay(first, today), readDay(last, today)];
  return (
    <form className="stack" onSubmit={(event) => {
      event.preventDefault();
      if (start === null || end === null) setSaid('Give a first and a last day.');
      else if (start > end) setSaid(`The last day, ${dateWithYear(end)}, is before the first, ${dateWithYear(start)}.`);
      else onRange(start, end);
    }}>
      <div className="period-days">
        <DayField label="First day" value={first} onChange={setFirst} today={today} />
        <DayField label="Last day" value={last} onChange={setLast} today={today} error={said} />
      </div>
      <Suspense fallback={<Skeleton label="Loading months" rows={5} />}>
        <MonthGrid from={start} to={end} onChange={(one, other) => { setFirst(dateWithYear(one)); if (other !== null) setLast(dateWithYear(other)); }} />
      </Suspense>
      <div className="dialog-foot"><Button type="submit">Show these days</Button></div>
    </form>
  );
}
