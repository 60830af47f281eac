import { useState } from 'react';
import { useNow } from '@/time/useNow';
import { readWallClock, startOfMinute, wallClockText, type WallClockText } from '@/time/wallClockText';
import { zoneName } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { momentWords } from '../../composer/momentOf';
import { readSaid, saidText } from './saidMoment';

interface SaidTimeFieldProps {
  label: string;
  zone: string;
  /** As a wall clock; what could not be read stays as it was typed, and is none. */
  value: WallClockText;
  onChange: (value: WallClockText) => void;
  /** It is something to come. */
  ahead?: boolean;
  hint?: string;
  error?: string | null;
  quiet?: boolean;
  /** Said with a "~". */
  onApproximate?: () => void;
}

const aheadProblem = (typed: string) => `“${typed.trim()}” has not come yet. What is to come is promised, not recorded.`;

/** One line for a time as people say it. What was read stands beneath, with its weekday and zone. */
export function SaidTimeField({ label, zone, value, onChange, ahead = false, hint, error, quiet, onApproximate }: SaidTimeFieldProps) {
  const now = useNow(15_000);
  const shownOf = (wall: WallClockText) => { const read = wall === '' ? null : readWallClock(wall, zone); return read ? saidText(read.instant, now, zone) : wall; };
  const [typed, setTyped] = useState(() => ({ text: shownOf(value), gave: value, startedAt: now, problem: null as string | null }));
  const [editing, setEditing] = useState(false);
  // Somebody else changed it: a form that was emptied, a stamped time. Whoever emptied it to type another is not written over.
  if (typed.gave !== value && !(editing && typed.text === '')) setTyped({ text: shownOf(value), gave: value, startedAt: now, problem: null });

  const type = (text: string, startedAt = typed.text === '' ? Date.now() : typed.startedAt) => {
    const read = text.trim() === '' ? null : readSaid(text, { now: Date.now(), startedAt, zone, ahead });
    const gave = text.trim() === '' ? '' : read === null || read === 'ahead' ? text : read.value;
    setTyped({ text, gave, startedAt, problem: read === 'ahead' ? aheadProblem(text) : null });
    if (read && read !== 'ahead' && read.approximate) onApproximate?.();
    if (gave !== value) onChange(gave);
  };
  const read = value === '' ? null : readWallClock(value, zone);
  const unread = value !== '' && !read ? `Write a time like 22:06, ${ahead ? '+30m' : '-10m'} or 9 Nov 22:06.` : null;
  const echo = read && momentWords(Date.parse(read.instant), null, zone, now, read.warning !== null);
  return (
    <Field label={`${label} (${zoneName(zone)})`} error={typed.problem ?? error ?? (typed.text.length > 2 ? unread : null)} {...(quiet && { quiet })}
      hint={read?.warning ? <span className="field-warning">{echo}. {read.warning}</span> : echo ?? hint}>
      {(described) => (
        <div className="time-field">
          <input className="input tabular" type="text" autoComplete="off" placeholder={ahead ? '02:00, +30m' : '22:06, -10m'} value={typed.text} onChange={(event) => { type(event.target.value); }}
            onFocus={() => { setEditing(true); }} onBlur={() => { setEditing(false); }} {...described} />
          {!ahead && <Button small onClick={() => { const at = wallClockText(startOfMinute(Date.now()), zone); onChange(at); }}>Now</Button>}
        </div>
      )}
    </Field>
  );
}
