import { useId } from 'react';
import { deviceZone, isZone, knownZones, zoneName } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';

interface ZoneFieldProps {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  hint?: string;
}

/** A time zone by its tz database name, with the browser's list to choose from. */
export function ZoneField({ label, value, onChange, hint }: ZoneFieldProps) {
  const list = useId();
  const wrong = value !== '' && !isZone(value);
  const mine = deviceZone();
  return (
    <Field label={label} hint={hint} error={wrong ? `“${value}” is not in the time zone database. Write it like America/Chicago.` : null}>
      {(described) => (
        <>
          <input className="input" list={list} value={value} placeholder="America/Chicago" autoComplete="off" spellCheck={false}
            onChange={(e) => { onChange(e.target.value.trim()); }} {...described} />
          <datalist id={list}>{knownZones().map((zone) => <option key={zone} value={zone} />)}</datalist>
          {value !== mine && (
            <div><Button look="ghost" small onClick={() => { onChange(mine); }}>Use mine: {zoneName(mine)}</Button></div>
          )}
        </>
      )}
    </Field>
  );
}
