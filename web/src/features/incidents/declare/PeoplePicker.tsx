import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';

interface PeoplePickerProps { label: string; people: readonly string[]; chosen: readonly string[]; hint: string; error: string | null; onChange: (chosen: readonly string[]) => void }

/** Several people by name, each added and taken away. */
export function PeoplePicker({ label, people, chosen, hint, error, onChange }: PeoplePickerProps) {
  const [typed, setTyped] = useState('');
  const add = (name: string) => {
    setTyped('');
    if (name.trim() !== '' && !chosen.includes(name.trim())) onChange([...chosen, name.trim()]);
  };
  const type = (text: string) => { if (people.includes(text)) add(text); else setTyped(text); };
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        <>
          <div className="time-field">
            <div className="grow"><Combobox value={typed} onChange={type} items={people.filter((name) => !chosen.includes(name))} placeholder="Name" described={described} /></div>
            <Button small disabled={typed.trim() === ''} onClick={() => { add(typed); }}>Add</Button>
          </div>
          {chosen.length > 0 && (
            <ul className="row" aria-label={label}>
              {chosen.map((name) => (
                <li key={name}><Button small aria-label={`Take away: ${name}`} onClick={() => { onChange(chosen.filter((one) => one !== name)); }}>{visibleText(name)}<Icon name="close" size={12} /></Button></li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}
