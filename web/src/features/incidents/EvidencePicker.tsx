import { clockTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import type { RoomEntry } from './roomRecord';

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
  if (entries.length === 0) return null;
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
              <span><span className="tabular muted">{clockTime(entry.occurredAt, zone)}</span> {visibleText(entry.text.length > 90 ? `${entry.text.slice(0, 90)}…` : entry.text)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
