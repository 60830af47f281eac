import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { Icon } from '@/ui/Icon';

export interface Named { id: string; name: string }

interface NamesFieldProps {
  label: string;
  /** What can be chosen, by name. */
  all: readonly Named[];
  chosen: readonly Named[];
  onChange: (chosen: readonly Named[]) => void;
  /** What stands in no list may be added by its name. */
  free?: (name: string) => Named;
  hint?: string;
  error?: string | null | undefined;
}

/** Several things by their names: typed words narrow the list, what is chosen stands below and is taken out again by its button. */
export function NamesField({ label, all, chosen, onChange, free, hint, error }: NamesFieldProps) {
  const [text, setText] = useState('');
  const left = all.filter(({ id }) => !chosen.some((one) => one.id === id));
  const add = (name: string) => {
    const found = left.find((one) => one.name.toLowerCase() === name.trim().toLowerCase()) ?? (name.trim() === '' ? undefined : free?.(name.trim()));
    if (!found) return;
    setText('');
    onChange([...chosen, found]);
  };
  const unknown = text.trim() !== '' && !free && !left.some(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
    ? `“${text.trim()}” is not in the list.` : null;
  return (
    <div className="names-field" onKeyDown={(event) => {
      // Enter takes what is written out; with an item of the list marked, the list has taken it already.
      if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement) || text.trim() === '') return;
      event.preventDefault();
      add(text);
    }}>
      <Field label={label} hint={hint} error={error ?? unknown}>
        {(described) => <Combobox value={text} items={left.map(({ name }) => name)} placeholder={left.length > 0 || free ? 'Type a name' : 'Nothing more to choose'} described={described} onChange={setText} onChoose={add} />}
      </Field>
      {chosen.length > 0 && (
        <ul className="names" aria-label={`Chosen: ${label}`}>
          {chosen.map((one) => (
            <li key={one.id}>
              {one.name}
              <Button small icon look="ghost" aria-label={`Take out ${one.name}`} onClick={() => { onChange(chosen.filter(({ id }) => id !== one.id)); }}><Icon name="close" size={12} /></Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
