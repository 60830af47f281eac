import { useState } from 'react';
import type { MilestoneKind, SlaStart } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { SelectField, TextField } from '@/ui/Field';
import { milestoneWords, optionsOf } from '@/words/words';
import type { Column } from './terms';

const starts = [{ value: 'DECLARED' as SlaStart, label: 'Declaration' }, ...optionsOf(milestoneWords)] as { value: SlaStart; label: string }[];

interface TargetDialogProps { column: Column | null; taken: readonly string[]; onDone: (column: Column) => void; onRemove: () => void; onClose: () => void }

/** What a column of the table promises: from when, and what is to be reached. */
export function TargetDialog({ column, taken, onDone, onRemove, onClose }: TargetDialogProps) {
  const [name, setName] = useState(column?.name ?? '');
  const [from, setFrom] = useState<SlaStart>(column?.from[0] ?? 'REPORTED');
  const [otherwise, setOtherwise] = useState<SlaStart | ''>(column?.from[1] ?? (column ? '' : 'DECLARED'));
  const [to, setTo] = useState<MilestoneKind | 'UPDATES'>(column ? column.to ?? 'UPDATES' : 'ENGAGED');
  const [said, setSaid] = useState<string | null>(null);
  const submit = () => {
    const called = name.trim();
    if (called === '') setSaid('Give it a name, such as Engage.');
    else if (taken.some((each) => each.toLowerCase() === called.toLowerCase())) setSaid(`“${called}” is there already.`);
    else onDone({ name: called, from: [from, ...(otherwise === '' || otherwise === from ? [] : [otherwise]), ...(column?.from.slice(2) ?? [])], to: to === 'UPDATES' ? null : to, cells: column?.cells ?? {} });
  };
  return (
    <Dialog title={column ? 'Change the target' : 'Add a target'} onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <TextField label="Name" value={name} maxLength={200} placeholder="Engage" error={said} onChange={(event) => { setName(event.target.value); }} />
        <SelectField label="What is promised" value={to} onChange={setTo} options={[...optionsOf(milestoneWords), { value: 'UPDATES' as const, label: 'An update so often, until it is over' }]} />
        <SelectField label="Counted from" value={from} onChange={setFrom} options={starts} />
        <SelectField label="Where that is not recorded, from" value={otherwise} onChange={setOtherwise} options={[{ value: '', label: 'Nothing: it does not start' }, ...starts]} />
        <div className="dialog-foot">
          {column && <Button look="danger" onClick={onRemove}>Remove the target</Button>}
          <Button type="submit" look="primary">{column ? 'Change it' : 'Add it'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
