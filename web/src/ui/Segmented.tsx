import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import './segmented.css';

interface SegmentedProps<T extends string> {
  /** What is chosen. */
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; title?: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all of them in view. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <ToggleGroup<T> className="segmented" aria-label={label} value={[value]} onValueChange={([next]) => { if (next !== undefined) onChange(next); }}>
      {options.map((option) => <Toggle key={option.value} value={option.value} title={option.title}>{option.label}</Toggle>)}
    </ToggleGroup>
  );
}
