import { useState } from 'react';
import { dayOf } from '@/time/formatting';
import { readWallClock, startOfMinute, wallClockText, type WallClockText } from '@/time/wallClockText';
import { zoneName } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { WallClockInput } from './WallClockInput';

interface TimeFieldProps {
  label: string;
  zone: string;
  value: WallClockText;
  onChange: (value: WallClockText) => void;
  /** Shown when the field may stay empty. */
  hint?: string;
  error?: string | null;
  quiet?: boolean;
}

/** A date and time as the clocks in `zone` show it, with a button for the present minute. */
export function TimeField({ label, zone, value, onChange, hint, error, quiet }: TimeFieldProps) {
  const [editing, setEditing] = useState(false);
  const read = value === '' ? null : readWallClock(value, zone);
  const problem = error ?? (value !== '' && !read && !editing ? 'Write the time like 22:06 and choose the day.' : null);
  return (
    <Field label={`${label} (${zoneName(zone)})`} error={problem} {...(quiet && { quiet })}
      hint={read?.warning ? <span className="field-warning">{read.warning}</span> : hint}>
      {(described) => (
        <div className="time-field">
          <WallClockInput value={value} onChange={onChange} today={() => dayOf(Date.now(), zone)} dayLabel={`Day: ${label}`} onEditing={setEditing} described={described} />
          <Button small onClick={() => { onChange(wallClockText(startOfMinute(Date.now()), zone)); }}>Now</Button>
        </div>
      )}
    </Field>
  );
}
