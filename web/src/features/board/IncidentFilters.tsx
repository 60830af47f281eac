import { useEffect, useState } from 'react';
import { DayField } from '@/fields/DayField';
import { dayOf } from '@/time/formatting';
import { readDay } from '@/time/said';
import { useNow } from '@/time/useNow';
import { optionsOf, severityWords, statusWords } from '@/words/words';
import { Combobox } from '@/ui/Combobox';
import { Field, SelectField, TextField } from '@/ui/Field';
import type { ListFilter } from './incidentFilter';

interface IncidentFiltersProps { filter: ListFilter; services: readonly string[]; customers: readonly string[]; zone: string; onChange: (filter: ListFilter) => void }

const pause = 250;
const periodWords = { '': 'Whenever it began', '7': 'Last 7 days', '30': 'Last 30 days', '90': 'Last 90 days', '365': 'Last 12 months', days: 'From a day to a day' } as const;

type Typed = Pick<ListFilter, 'text' | 'service' | 'customer'>;

/** What narrows the list. What is typed takes effect a moment after the last key. */
export function IncidentFilters({ filter, services, customers, zone, onChange }: IncidentFiltersProps) {
  const [typed, setTyped] = useState<Typed>(filter);
  const [seen, setSeen] = useState(filter);
  // The address was changed from elsewhere: back, or "Show all".
  if (seen !== filter) {
    setSeen(filter);
    setTyped(filter);
  }
  const [days, setDays] = useState({ from: filter.from, to: filter.to });
  const today = dayOf(useNow(60_000), zone);
  const { text, service, customer } = typed;
  useEffect(() => {
    if (text === filter.text && service === filter.service && customer === filter.customer) return;
    const timer = setTimeout(() => { onChange({ ...filter, text, service, customer }); }, pause);
    return () => { clearTimeout(timer); };
  }, [text, service, customer, filter, onChange]);
  const change = (part: Partial<ListFilter>) => { onChange({ ...filter, text, service, customer, ...part }); };
  const type = (part: Partial<Typed>) => { setTyped((before) => ({ ...before, ...part })); };
  // What is no day yet narrows nothing.
  const sayDay = (said: { from?: string; to?: string }) => {
    setDays({ ...days, ...said });
    for (const [side, words] of Object.entries(said)) {
      const day = words.trim() === '' ? '' : readDay(words, today);
      if (day !== null && day !== filter[side as 'from' | 'to']) change({ [side]: day });
    }
  };
  const check = (label: string, name: 'drills' | 'cancelled' | 'hidden') => (
    <label className="filter-check"><input type="checkbox" checked={filter[name]} onChange={(event) => { change({ [name]: event.target.checked }); }} />{label}</label>
  );

  return (
    <form className="filters" role="search" aria-label="Filter incidents" onSubmit={(event) => { event.preventDefault(); change({}); }}>
      <TextField className="filter-text" label="Title or key" quiet type="search" placeholder="Filter by title or key" value={text} maxLength={200} onChange={(event) => { type({ text: event.target.value }); }} />
      <SelectField label="Status" quiet value={filter.status} onChange={(status) => { change({ status }); }} options={[{ value: '', label: 'Any status' }, { value: 'open', label: 'Open' }, ...optionsOf(statusWords)]} />
      <SelectField label="Severity" quiet value={filter.severity} onChange={(severity) => { change({ severity }); }} options={[{ value: '', label: 'Any severity' }, ...optionsOf(severityWords)]} />
      <Field label="Service" quiet>{(described) => <Combobox value={service} items={services} placeholder="Any service" onChange={(next) => { type({ service: next }); }} described={described} />}</Field>
      <Field label="Customer" quiet>{(described) => <Combobox value={customer} items={customers} placeholder="Any customer" onChange={(next) => { type({ customer: next }); }} described={described} />}</Field>
      <SelectField label="Period" quiet value={filter.period} onChange={(period) => { change({ period }); }} options={optionsOf(periodWords)} />
      {filter.period === 'days' && <DayField label="From" quiet value={days.from} today={today} onChange={(from) => { sayDay({ from }); }} />}
      {filter.period === 'days' && <DayField label="To" quiet value={days.to} today={today} onChange={(to) => { sayDay({ to }); }} />}
      <div className="row">{check('With drills', 'drills')}{check('With cancelled', 'cancelled')}{check('Private only', 'hidden')}</div>
    </form>
  );
}
