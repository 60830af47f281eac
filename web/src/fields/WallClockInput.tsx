import { clockText, type WallClockText } from '@/time/wallClockText';

interface WallClockInputProps {
  value: WallClockText;
  onChange: (value: WallClockText) => void;
  /** The day that a clock time typed alone belongs to, as `2014-05-13`. */
  today: () => string;
  /** Names the day's field; the clock's is named by the field around. */
  dayLabel: string;
  onEditing?: (editing: boolean) => void;
  described: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
}

/**
 * A clock time of 24 hours beside its day. Two plain fields, because browsers show a combined one with AM and PM in some
 * languages, and a mistake of twelve hours is easily made at night.
 */
export function WallClockInput({ value, onChange, today, dayLabel, onEditing, described }: WallClockInputProps) {
  const [day = '', clock = ''] = value.split('T');
  const join = (nextDay: string, nextClock: string) => {
    if (nextDay === '' && nextClock === '') onChange('');
    else onChange(`${nextDay === '' ? today() : nextDay}T${nextClock}`);
  };
  return (
    <>
      <input className="input tabular clock-input" type="text" inputMode="numeric" autoComplete="off" placeholder="22:06" value={clock}
        onChange={(e) => { join(day, e.target.value); }}
        onFocus={() => { onEditing?.(true); }}
        onBlur={() => {
          onEditing?.(false);
          const read = clockText(clock);
          if (read !== null && read !== clock) join(day, read);
        }}
        {...described} />
      <input className="input tabular day-input" type="date" aria-label={dayLabel} value={day} onChange={(e) => { join(e.target.value, clock); }} />
    </>
  );
}
