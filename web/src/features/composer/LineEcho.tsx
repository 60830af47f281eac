import { formNamed } from '../incidents/recording/forms';
import { nextChoice } from './chips';
import type { Chip } from './lineReader';
import type { Choice } from './parts';
import type { Reading } from './readLine';

interface LineEchoProps {
  reading: Reading;
  onChange: (chip: Chip, choice: Choice) => void;
  onText: (chip: Chip) => void;
  onSelect: (chip: Chip) => void;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What was read, piece by piece. Arrows change a piece, Backspace makes it words again, and pressing it shows where it stands. */
export function LineEcho({ reading, onChange, onText, onSelect }: LineEchoProps) {
  const { chips, time, form, does } = reading;
  const timeWarned = reading.warnings.some(({ code }) => code === 'FAR_BACK' || code === 'CLOCKS_CHANGED');
  return (
    <ul className="line-echo" aria-label="What was read">
      {(form !== 'entry' || does) && <li className="line-kind">{does ? reading.command.label : formNamed(form).label}</li>}
      {!time.said && <li><span className="line-chip line-chip-time">{time.words}</span></li>}
      {chips.filter(({ name }) => name !== 'form').map((chip, _, all) => (
        // The same piece keeps the focus while its words change.
        <li key={`${chip.name} ${all.filter(({ name }) => name === chip.name).indexOf(chip)}`}>
          <button type="button" className={`line-chip${chip.name === 'time' ? ' line-chip-time' : ''}${chip.amber || (chip.name === 'time' && timeWarned) ? ' line-chip-amber' : ''}`}
            aria-label={`${chip.words}${chip.choices.length > 0 ? '. Arrow keys change it' : ''}${chip.span.end > chip.span.start ? '. Backspace makes it text' : ''}`}
            onClick={() => { onSelect(chip); }}
            onKeyDown={(e) => {
              const step = steps[e.key];
              const choice = step && nextChoice(chip, step);
              if (choice) { e.preventDefault(); onChange(chip, choice); }
              if ((e.key === 'Backspace' || e.key === 'Delete') && chip.span.end > chip.span.start) { e.preventDefault(); onText(chip); }
            }}>
            {chip.words}
          </button>
        </li>
      ))}
      {!does && besides(reading).map(({ name, label, value }) => <li key={name}><span className="line-chip line-chip-derived">{label}: {value}</span></li>)}
    </ul>
  );
}

/** What the form holds of the text and of what is meant by itself, for which the line has no piece of its own. */
function besides({ form, values, chips }: Reading): { name: string; label: string; value: string }[] {
  const shown = new Set(chips.map(({ name }) => name));
  return formNamed(form).fields
    .filter((field) => (field.type === 'line' || field.type === 'paragraph') && !shown.has(field.name) && (values[field.name] ?? '') !== '' && !chips.some(({ value }) => value === values[field.name]))
    .map(({ name, label }) => ({ name, label: label.replace(/ \(optional\)$/, ''), value: values[name] ?? '' }));
}
