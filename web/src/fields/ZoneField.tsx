import { deviceZone, isZone, knownZones, zoneName } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';

interface ZoneFieldProps {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  hint?: string;
}

const zones = knownZones();

/** A time zone by its tz database name, with the browser's list to choose from. */
export function ZoneField({ label, value, onChange, hint }: ZoneFieldProps) {
  const wrong = value !== '' && !isZone(value);
  const mine = deviceZone();
  return (
    <Field label={label} hint={hint} error={wrong ? `“${value}” is not in the time zone database. Write it like America/Chicago.` : null}>
      {(described) => (
        <>
          <Combobox value={value} items={zones} placeholder="America/Chicago" described={described} onChange={(zone) => { onChange(zone.trim()); }} />
          {value !== mine && (
            <div><Button look="ghost" small onClick={() => { onChange(mine); }}>Use mine: {zoneName(mine)}</Button></div>
          )}
        </>
      )}
    </Field>
  );
}
