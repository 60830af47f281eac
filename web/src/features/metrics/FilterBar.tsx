import { PeriodPicker } from '@/fields/PeriodPicker';
import { readLength, workingText, lengthHint } from '@/time/lengths';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Popover } from '@/ui/Popover';
import { visibleText } from '@/ui/visibleText';
import { detectedByWords, optionsOf, severityWords } from '@/words/words';
import { useState } from 'react';
import { daysOf, periodWords, presets, type Question } from './question';

export interface Named { id: string; name: string }
export interface Choices { services: readonly Named[]; customers: readonly Named[]; teams: readonly Named[] }

interface FilterBarProps { question: Question; change: (part: Partial<Question>) => void; choices: Choices; today: string }

/** Which incidents, of which time. */
export function FilterBar({ question, change, choices, today }: FilterBarProps) {
  const { from, to } = daysOf(question.period, today);
  const of = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: visibleText(name) }));
  const timed = question.metric !== null;
  const availability = question.figure === 'availability';
  return (
    <div className="filter-bar" role="group" aria-label="Which incidents">
      <PeriodPicker words={periodWords(question.period)} from={from} to={to} today={today} presets={presets} onPreset={(days) => { change({ period: { days: Number(days) } }); }} onRange={(first, last) => { change({ period: { from: first, to: last } }); }} />
      {!availability && <Filter label="Severity" values={question.severity} options={optionsOf(severityWords)} onChange={(severity) => { change({ severity }); }} />}
      <Filter label="Service" values={question.service} options={of(choices.services)} onChange={(service) => { change({ service }); }} />
      <Filter label="Customer" values={question.customer} options={of(choices.customers)} onChange={(customer) => { change({ customer }); }} />
      {!availability && <Filter label="Team" values={question.team} options={of(choices.teams)} onChange={(team) => { change({ team }); }} />}
      {!availability && <Filter label="Detected by" values={question.detectedBy} options={optionsOf(detectedByWords)} onChange={(detectedBy) => { change({ detectedBy }); }} />}
      {timed && <TargetChoice target={question.target} onChange={(target) => { change({ target }); }} />}
      {timed && <Button look="ghost" small aria-pressed={question.compare} title="With as many days right before" onClick={() => { change({ compare: !question.compare }); }}><Icon name={question.compare ? 'tick' : 'plus'} />{question.compare ? 'Compared' : 'Compare'}</Button>}
    </div>
  );
}

interface FilterProps<T extends string> { label: string; values: readonly T[]; options: readonly { value: T; label: string }[]; onChange: (values: readonly T[]) => void }

/** One of a list, or any. An address may hold several: they are counted. */
function Filter<T extends string>({ label, values, options, onChange }: FilterProps<T>) {
  const one = values[0];
  const said = one === undefined ? 'any' : values.length > 1 ? `${values.length} chosen` : options.find(({ value }) => value === one)?.label ?? one;
  return (
    <Menu trigger={<Button className="filter" aria-label={`${label}: ${said}`}>{label} <b>{said}</b><Icon name="down" /></Button>}
      parts={[{ heading: label, value: values.length > 1 ? '\n' : one ?? '', options: [{ value: '', label: 'Any' }, ...options], onChange: (value) => { onChange(options.filter((option) => option.value === value).map((option) => option.value)); } }]} />
  );
}

function TargetChoice({ target, onChange }: { target: number | null; onChange: (target: number | null) => void }) {
  return (
    <Popover title="Target" trigger={<Button className="filter">Target <b>{target === null ? 'as promised' : workingText(target)}</b><Icon name="down" /></Button>}>
      {(close) => <OwnTarget target={target} onChange={(next) => { onChange(next); close(); }} />}
    </Popover>
  );
}

function OwnTarget({ target, onChange }: { target: number | null; onChange: (target: number | null) => void }) {
  const [text, setText] = useState(target === null ? '' : workingText(target));
  const [said, setSaid] = useState<string | null>(null);
  return (
    <form className="stack" onSubmit={(event) => {
      event.preventDefault();
      const read = readLength(text);
      if (text.trim() !== '' && read === null) setSaid(`“${text.trim()}” is no length of time. ${lengthHint}`);
      else onChange(read);
    }}>
      <TextField label="Within" value={text} placeholder="30 min" error={said} hint="Empty: as the organisation’s own policy promises, where that counts around the clock." onChange={(event) => { setText(event.target.value); }} />
      <div className="dialog-foot"><Button type="submit">Hold against it</Button></div>
    </form>
  );
}
