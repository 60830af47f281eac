import { useState } from 'react';
import { DayField } from '@/fields/DayField';
import { PeriodPicker } from '@/fields/PeriodPicker';
import { ZoneField } from '@/fields/ZoneField';
import { Button, buttonClass } from '@/ui/Button';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { MarkdownEditor } from '@/ui/MarkdownEditor';
import { Segmented } from '@/ui/Segmented';
import { Specimen } from './Specimen';

const spans = [{ value: 'week', label: 'Week' }, { value: 'month', label: 'Month' }] as const;

const references = [{ label: '14:05 the mail server stops', target: 'timeline:entry/1', detail: 'Note, Fri 27 Nov' }];

/** What is pressed and what is filled in. */
export function ControlParts() {
  const [span, setSpan] = useState<'week' | 'month'>('week');
  const [zone, setZone] = useState('America/Chicago');
  const [day, setDay] = useState('22 May 2026');
  const [days, setDays] = useState({ from: '2026-01-01', to: '2026-03-31' });
  const [wrongZone, setWrongZone] = useState('America/Chicgo');
  return (
    <>
      <Specimen name="Button">
        {(['plain', 'primary', 'ghost', 'danger'] as const).map((look) => (
          <span key={look} className="row">
            <Button look={look}><Icon name="plus" />{look}</Button>
            <Button look={look} small>{look}, small</Button>
            <Button look={look} disabled>{look}, off</Button>
          </span>
        ))}
        <Button icon aria-label="Search"><Icon name="search" /></Button>
        <a className={buttonClass()} href="#main">A link that looks like one</a>
      </Specimen>
      <Specimen name="Segmented"><Segmented label="Span" value={span} options={spans} onChange={setSpan} /></Specimen>
      <Specimen name="TextField">
        <TextField label="Empty" placeholder="What is wrong" hint="The hint stands below." />
        <TextField label="Filled" defaultValue="Mail is down for everybody" />
        <TextField label="Wrong" defaultValue="" error="Say in a few words what is wrong." />
        <TextField label="Off" defaultValue="INC-42" disabled />
      </Specimen>
      <Specimen name="TextArea"><TextArea label="Several lines" defaultValue={'First line\nSecond line'} /></Specimen>
      <Specimen name="MarkdownEditor"><MarkdownEditor label="A text" initial={'### Went well\n- The **second** shift was planned'} references={references} onChange={() => undefined} end="saved 4 s ago" /></Specimen>
      <Specimen name="Select"><SelectField label="Span" value={span} options={spans} onChange={setSpan} /><SelectField label="Off" value={span} options={spans} onChange={setSpan} disabled /></Specimen>
      <Specimen name="Combobox"><ZoneField label="Zone" value={zone} onChange={setZone} /><ZoneField label="Unknown zone" value={wrongZone} onChange={setWrongZone} /></Specimen>
      <Specimen name="DayField"><DayField label="Day" value={day} onChange={setDay} today="2026-11-27" /><DayField label="Wrong" value="soon" onChange={setDay} today="2026-11-27" /></Specimen>
      <Specimen name="PeriodPicker">
        <PeriodPicker words={`${days.from} to ${days.to}`} {...days} today="2026-11-27" presets={[{ value: '30', label: 'Last 30 days' }]}
          onPreset={() => { setDays({ from: '2026-10-29', to: '2026-11-27' }); }} onRange={(from, to) => { setDays({ from, to }); }} />
      </Specimen>
    </>
  );
}
