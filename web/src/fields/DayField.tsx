import { useState } from 'react';
import { readDay } from '@/time/said';
import { longDay } from '@/time/formatting';
import { Field } from '@/ui/Field';

interface DayFieldProps {
  label: string;
  /** What was typed. */
  value: string;
  onChange: (text: string) => void;
  /** The day on which `today` is said, as `2026-11-27`. */
  today: string;
  /** Of what is to come: a day without a year is the next such day. */
  ahead?: boolean;
  hint?: string;
  error?: string | null;
  quiet?: boolean;
}

/** A day in words, `22 May 2026`; what was read stands below. */
export function DayField({ label, value, onChange, today, ahead = false, hint, error, quiet }: DayFieldProps) {
  const [editing, setEditing] = useState(false);
  const read = readDay(value, today, ahead);
  const wrong = value.trim() !== '' && read === null && !editing ? `“${value.trim()}” is no day. Write it like 22 May 2026.` : null;
  return (
    <Field label={label} error={error ?? wrong} hint={read === null ? hint : longDay(read)} {...(quiet && { quiet })}>
      {(described) => (
        <input className="input tabular" type="text" autoComplete="off" spellCheck={false} placeholder="22 May 2026" value={value}
          onChange={(event) => { onChange(event.target.value); }} onFocus={() => { setEditing(true); }} onBlur={() => { setEditing(false); }} {...described} />
      )}
    </Field>
  );
}
