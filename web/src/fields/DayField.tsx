import { useState } from 'react';
import { dayOf } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { TextField } from '@/ui/Field';
import { dayText, readDay } from './dayText';

interface DayFieldProps {
  label: string;
  /** `2026-11-20`, or empty. */
  value: string;
  /** Told what was read: a day, or empty for none. */
  onChange: (day: string) => void;
  zone: string;
  hint?: string;
  error?: string | null;
  quiet?: boolean;
}

/** A day, typed as people say it. What was read is written out when the field is left; what is no day stays, with a sentence. */
export function DayField({ label, value, onChange, zone, hint, error, quiet }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const today = dayOf(useNow(60_000), zone);
  const unread = typed !== null && typed.trim() !== '' && readDay(typed, today) === null;
  const [left, setLeft] = useState(false);
  return (
    <TextField label={label} value={typed ?? (value === '' ? '' : dayText(value))} {...(hint !== undefined && { hint })} {...(quiet && { quiet })}
      error={error ?? (left && unread ? `“${typed ?? ''}” is no day. Write it like 20 Nov, or +7.` : null)}
      onChange={(event) => {
        setTyped(event.target.value);
        setLeft(false);
        onChange(readDay(event.target.value, today) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (!unread) setTyped(null);
      }} />
  );
}
