import { clockTimeFrom, dayOf } from '@/time/formatting';
import type { RoomEntry } from './roomRecord';
import { shortText } from './timeline/plainText';

const limit = 50;

interface EvidencePickerProps {
  label: string;
  entries: readonly RoomEntry[];
  zone: string;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** The entries that show something: at most fifty of those given. */
export function EvidencePicker({ label, entries, zone, chosen, onChange }: EvidencePickerProps) {
  const [first] = entries;
  if (!first) return null;
  const day = dayOf(first.occurredAt, zone);
  return (
    <fieldset>
      <legend className="field-label">{label}</legend>
      <div className="evidence">
        {entries.map((entry) => {
          const on = chosen.includes(entry.id);
          return (
            <label key={entry.id} className="check">
              <input type="checkbox" checked={on} disabled={!on && chosen.length >= limit}
                onChange={() => { onChange(on ? chosen.filter((id) => id !== entry.id) : [...chosen, entry.id]); }} />
              <span><span className="tabular muted">{clockTimeFrom(day, entry.occurredAt, zone)}</span> {shortText(entry.html, 90)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
