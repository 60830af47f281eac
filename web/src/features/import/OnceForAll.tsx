import { useState, type ReactElement } from 'react';
import { DayField } from '@/fields/DayField';
import { ZoneField } from '@/fields/ZoneField';
import type { ImportOrder } from '@/gql/graphql';
import { dayOf, offsetName, shortDay } from '@/time/formatting';
import { daysAfter, readDay } from '@/time/said';
import { cityOf, deviceZone, isZone } from '@/time/zones';
import { severityWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Field, SelectField, TextField } from '@/ui/Field';
import { Icon, type IconName } from '@/ui/Icon';
import { Popover } from '@/ui/Popover';
import { wordsForDay, type PasteRow } from './pasteRows';
import type { OpenQuestion } from './openQuestions';
import type { PasteIncident } from './PasteScreen';
import type { Preview, Reading } from './useReading';
import type { Target } from './useRecordNotes';

interface Answers { zone: string | null; date: string | null; order: ImportOrder | null; self: string }

interface OnceForAllProps {
  incident: PasteIncident | null;
  target: Target;
  onTarget: (target: Target) => void;
  preview: Preview | null;
  /** The text that was read. */
  text: string;
  rows: readonly PasteRow[];
  zone: string;
  zoneFrom: Reading['zoneFrom'];
  answers: Answers;
  me: string;
  asksSelf: boolean;
  open: readonly OpenQuestion[];
  onAnswer: (part: Partial<Answers>) => void;
}

const orders: Record<ImportOrder, string> = { UNKNOWN: 'as found', ASCENDING: 'oldest first', DESCENDING: 'newest first' };

/** What notes seldom say, answered once for all their lines. An open question has an amber edge. */
export function OnceForAll(props: OnceForAllProps) {
  const { incident, target, onTarget, preview, text, rows, zone, zoneFrom, answers, me, asksSelf, open, onAnswer } = props;
  const [opened] = useState(() => Date.now());
  const isOpen = (about: OpenQuestion['about']) => open.some((question) => question.about === about);
  const first = rows.find(({ time }) => time !== '')?.time.slice(0, 10) ?? null;
  const [zoneOpen, dayOpen, selfOpen] = [isOpen('zone'), isOpen('day'), isOpen('self')];
  const words = wordsForDay(text);
  const asked = ['title', 'zone', 'day', 'self'] as const;
  const openCount = asked.filter(isOpen).length;
  const answered = [zoneFrom !== null, preview !== null && !dayOpen && first !== null, asksSelf && !selfOpen].filter(Boolean).length;
  const authors = [...new Set([me, ...rows.map(({ author }) => author).filter((name) => name !== '')])];
  return (
    <div className="paste-once">
      {!incident && (
        <div className="paste-target">
          <TextField label="What was wrong" maxLength={200} value={target.title} placeholder="Mail was down for everybody" onChange={(e) => { onTarget({ ...target, title: e.target.value }); }} />
          <SelectField label="Severity" value={target.severity} options={optionsOf(severityWords)} onChange={(severity) => { onTarget({ ...target, severity }); }} />
        </div>
      )}
      {preview && (
        <>
          <div className="paste-head"><h2>Once for all lines</h2><span className="muted">{[answered > 0 && `${answered} answered`, openCount > 0 && `${openCount} open`].filter(Boolean).join(', ')}</span></div>
          <div className="paste-answers">
            <Popover title="In which zone were the times said?" trigger={answer('globe', 'Zone', zoneOpen ? 'choose a zone' : `${cityOf(zone)}, ${offsetName(rows.find((row) => row.instant)?.instant ?? opened, zone)}`, zoneOpen)}>
              {(close) => <ZoneAnswer value={zone} suggestions={[...new Set([incident?.zone, deviceZone()].filter((one) => one !== undefined))]} from={zoneFrom} onSay={(next) => { onAnswer({ zone: next }); close(); }} />}
            </Popover>
            <Popover title={words ? `Which day was “${words}”?` : 'Which day was the first time?'} trigger={answer('calendar', words ? `“${words.charAt(0).toUpperCase()}${words.slice(1)}” is` : 'First day is', dayOpen || first === null ? 'choose a day' : shortDay(first), dayOpen)}>
              {(close) => <DayAnswer initial={answers.date ?? first} zone={zone} given={answers.date !== null} onSay={(date) => { onAnswer({ date }); close(); }} />}
            </Popover>
            {asksSelf && (
              <Popover title="Who is “I”?" trigger={answer('people', '“I” is', selfOpen ? 'choose a person' : answers.self, selfOpen)}>
                {(close) => <SelfAnswer value={answers.self} names={authors} me={me} onSay={(self) => { onAnswer({ self }); close(); }} />}
              </Popover>
            )}
            <Popover title="How do the times run?" trigger={answer('order', 'Order', answers.order === null ? (preview.order === 'DESCENDING' ? 'newest first' : 'as written') : orders[answers.order], false)}>
              {(close) => (
                <div className="paste-choices">
                  <Button small look={answers.order === null ? 'primary' : 'plain'} onClick={() => { onAnswer({ order: null }); close(); }}>As the text shows</Button>
                  {(['ASCENDING', 'DESCENDING'] as const).map((order) => (
                    <Button key={order} small look={answers.order === order ? 'primary' : 'plain'} onClick={() => { onAnswer({ order }); close(); }}>{order === 'ASCENDING' ? 'Oldest first' : 'Newest first'}</Button>
                  ))}
                </div>
              )}
            </Popover>
          </div>
        </>
      )}
    </div>
  );
}

function answer(icon: IconName, label: string, value: string, open: boolean): ReactElement {
  return <button type="button" className={open ? 'paste-answer paste-answer-open' : 'paste-answer'}><Icon name={open ? 'question' : icon} size={13} />{label} <b>{value}</b><Icon name="down" size={12} /></button>;
}

const fromWords = { person: null, text: 'The text says it.', incident: 'It is that of the incident: the text does not say one.' } as const;

function ZoneAnswer({ value, suggestions, from, onSay }: { value: string; suggestions: readonly string[]; from: Reading['zoneFrom']; onSay: (zone: string | null) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <form className="paste-form" onSubmit={(e) => { e.preventDefault(); if (isZone(typed)) onSay(typed); }}>
      {from && fromWords[from] && <p className="small muted">{fromWords[from]}</p>}
      <div className="paste-choices">{suggestions.map((zone) => <Button key={zone} small onClick={() => { onSay(zone); }}>{cityOf(zone)}</Button>)}{from === 'person' && <Button small look="ghost" onClick={() => { onSay(null); }}>As the text says</Button>}</div>
      <ZoneField label="Another zone" value={typed} onChange={setTyped} />
      <Button small look="primary" type="submit" disabled={!isZone(typed)}>Use it for all lines</Button>
    </form>
  );
}

function DayAnswer({ initial, zone, given, onSay }: { initial: string | null; zone: string; given: boolean; onSay: (day: string | null) => void }) {
  const [today] = useState(() => dayOf(Date.now(), zone));
  const [typed, setTyped] = useState(initial ?? '');
  const read = readDay(typed, today);
  return (
    <form className="paste-form" onSubmit={(e) => { e.preventDefault(); if (read) onSay(read); }}>
      <div className="paste-choices">
        <Button small onClick={() => { onSay(today); }}>Today</Button>
        <Button small onClick={() => { onSay(daysAfter(today, -1)); }}>Yesterday</Button>
        {initial !== null && <><Button small onClick={() => { onSay(daysAfter(initial, -1)); }}>− 1 day</Button><Button small onClick={() => { onSay(daysAfter(initial, 1)); }}>+ 1 day</Button></>}
        {given && <Button small look="ghost" onClick={() => { onSay(null); }}>As the text says</Button>}
      </div>
      <DayField label="Day of the first time" value={typed} today={today} onChange={setTyped} />
      <Button small look="primary" type="submit" disabled={!read}>Use it for all lines</Button>
    </form>
  );
}

function SelfAnswer({ value, names, me, onSay }: { value: string; names: readonly string[]; me: string; onSay: (name: string) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <form className="paste-form" onSubmit={(e) => { e.preventDefault(); if (typed.trim() !== '') onSay(typed.trim()); }}>
      <div className="paste-choices">{names.slice(0, 6).map((name) => <Button key={name} small onClick={() => { onSay(name); }}>{name === me ? `Me, ${me}` : name}</Button>)}</div>
      <Field label="Somebody else">{(described) => <Combobox value={typed} items={names} placeholder="Name" described={described} onChange={setTyped} />}</Field>
      <Button small look="primary" type="submit" disabled={typed.trim() === ''}>Use it for all lines</Button>
    </form>
  );
}
