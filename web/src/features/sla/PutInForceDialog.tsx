import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { DayField } from '@/fields/DayField';
import { dateWithYear } from '@/time/formatting';
import { readDay } from '@/time/said';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Policies_AddMutation, Policies_PublishMutation } from './data';
import { termsInput, type Terms } from './terms';

/** From when the terms hold. For a new policy also what it is called. */
export function PutInForceDialog({ id, terms, version, today, onClose, onDone }: { id: string; terms: Terms; version: number; today: string; onClose: () => void; onDone: (id: string) => void }) {
  const [name, setName] = useState('');
  const [from, setFrom] = useState(dateWithYear(today));
  const [until, setUntil] = useState('');
  const add = useCommand(Policies_AddMutation);
  const publish = useCommand(Policies_PublishMutation);
  const failure = add.failure ?? publish.failure;
  const [validFrom, validUntil] = [readDay(from, today), readDay(until, today)];
  const wrong = validFrom === null || (until.trim() !== '' && validUntil === null);
  const submit = async () => {
    const input = { terms: termsInput(terms), validFrom, validUntil };
    const made = id === 'new' ? (await add.run({ name: name.trim(), ...input }))?.slaPolicy : (await publish.run({ policyId: id, version, ...input }))?.slaPolicy;
    if (made) onDone(made.id);
  };
  const beside = (field: string) => (failure?.field?.split('.').includes(field) ? failure.message : null);
  return (
    <Dialog title={id === 'new' ? 'Put the policy in force' : `Put version ${version} in force`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (!wrong) void submit(); }}>
        {id === 'new' && <TextField label="Name" value={name} required maxLength={200} placeholder="Managed mail" error={beside('name')} onChange={(event) => { setName(event.target.value); }} />}
        <p>Incidents keep the version that they began under. This one applies to those that begin from its first day on.</p>
        <div className="grid-2">
          <DayField label="First day" value={from} onChange={setFrom} today={today} error={beside('validFrom')} />
          <DayField label="Last day" value={until} onChange={setUntil} today={today} hint="Empty: until further notice." error={beside('validUntil')} />
        </div>
        {failure && !['name', 'validFrom', 'validUntil'].some((field) => beside(field)) && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot"><Button type="submit" look="primary" disabled={add.sending || publish.sending}>Put in force</Button></div>
      </form>
    </Dialog>
  );
}
