import { useState } from 'react';
import { DayField } from '@/fields/DayField';
import { Combobox } from '@/ui/Combobox';
import { Button } from '@/ui/Button';
import { Field, SelectField, TextField } from '@/ui/Field';
import { whatOptions, type AuditQuestion } from './audit';
import type { AuditSubject } from '@/gql/graphql';

interface AuditFiltersProps {
  question: AuditQuestion;
  people: readonly { id: string; name: string }[];
  kinds: readonly { name: string; subject: AuditSubject }[];
  today: string;
  onAsk: (part: Partial<AuditQuestion>) => void;
}

/** Whom, what, which incident, when. What is typed is asked with Enter, or when the field is left. */
export function AuditFilters({ question, people, kinds, today, onAsk }: AuditFiltersProps) {
  const named = people.find(({ id }) => id === question.person)?.name ?? question.person;
  const [person, setPerson] = useState<string | null>(null);
  const [incident, setIncident] = useState(question.incident);
  const [from, setFrom] = useState(question.from);
  const [to, setTo] = useState(question.to);
  const { options, groups } = whatOptions(kinds);
  const choose = (name: string) => {
    const found = people.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (!found && name.trim() !== '') return;
    setPerson(null);
    onAsk({ person: found?.id ?? '' });
  };
  const ask = () => {
    if (person !== null) choose(person);
    if (incident !== question.incident || from !== question.from || to !== question.to) onAsk({ incident: incident.trim(), from: from.trim(), to: to.trim() });
  };
  const unknown = person !== null && person.trim() !== '' && !people.some(({ name }) => name.toLowerCase().includes(person.trim().toLowerCase())) ? 'Nobody is called that.' : null;
  const asked = Object.values(question).some((part) => part !== '');
  return (
    <form className="audit-filters" role="search" aria-label="Narrow the audit" noValidate onSubmit={(event) => { event.preventDefault(); ask(); }} onBlur={ask}>
      <Field label="Who" error={unknown}>
        {(described) => <Combobox value={person ?? named} items={people.map(({ name }) => name)} placeholder="Anybody" described={described} onChange={setPerson} onChoose={choose} />}
      </Field>
      <SelectField label="What" value={question.what} options={options} groups={groups} onChange={(what) => { onAsk({ what }); }} />
      <TextField label="Incident" value={incident} placeholder="Any, or INC-42" maxLength={60} onChange={(event) => { setIncident(event.target.value); }} />
      <DayField label="From" value={from} today={today} onChange={setFrom} />
      <DayField label="To" value={to} today={today} onChange={setTo} />
      <div className="audit-acts">
        <Button type="submit">Show</Button>
        {asked && <Button look="ghost" onClick={() => { setPerson(null); setIncident(''); setFrom(''); setTo(''); onAsk({ person: '', what: '', incident: '', from: '', to: '' }); }}>Clear</Button>}
      </div>
    </form>
  );
}
