import type { KeyboardEvent, ReactNode } from 'react';
import './segmented.css';

interface SegmentedProps<T extends string> {
  /** What is chosen. */
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; title?: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all of them in view. Arrows move among them. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  // One stop of the Tab key; where nothing of the list is chosen, its first.
  const stop = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <div role="group" className="segmented" aria-label={label} onKeyDown={move}>
      {options.map((option) => (
        <button key={option.value} type="button" title={option.title} aria-pressed={option.value === value} tabIndex={option.value === stop ? 0 : -1}
          onClick={() => { if (option.value !== value) onChange(option.value); }}>{option.label}</button>
      ))}
    </div>
  );
}
