import { zoneName } from '@/time/zones';
import { readWallClock, startOfMinute, wallClockText, type WallClockText } from '@/time/wallClockText';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';

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
  const read = value === '' ? null : readWallClock(value, zone);
  const problem = error ?? (value !== '' && !read ? 'This is no date and time.' : null);
  return (
    <Field label={`${label} (${zoneName(zone)})`} error={problem} {...(quiet && { quiet })}
      hint={read?.warning ? <span className="field-warning">{read.warning}</span> : hint}>
      {(described) => (
        <div className="time-field">
          <input type="datetime-local" className="input tabular" value={value} onChange={(e) => { onChange(e.target.value); }} {...described} />
          <Button small onClick={() => { onChange(wallClockText(startOfMinute(Date.now()), zone)); }}>Now</Button>
        </div>
      )}
    </Field>
  );
}
