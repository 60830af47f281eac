import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { DayField } from '@/fields/DayField';
import { graphql } from '@/gql';
import { durationSeconds } from '@/time/durations';
import { dateWithYear, dayOf } from '@/time/formatting';
import { readDay } from '@/time/said';
import { deviceZone } from '@/time/zones';
import { SelectField, TextField } from '@/ui/Field';
import { about, CatalogueForm } from './CatalogueForm';
import { useChoices } from './useChoices';

const ContractDialog_AddMutation = graphql(`
  mutation ContractDialog_AddMutation($input: AddContractInput!) { addContract(input: $input) { contract { id } error { code message field } } }
`);
const ContractDialog_ChangeMutation = graphql(`
  mutation ContractDialog_ChangeMutation($input: ChangeContractInput!) { changeContract(input: $input) { contract { id } error { code message field } } }
`);

export interface ContractTerms {
  id: string; policy?: string | null; slaPolicy?: { id: string; name: string } | null; validFrom: string; validUntil?: string | null;
  entitledTime?: string | null; entitledIncidents?: number | null; usedTime?: string | null; usedIncidents?: number | null;
}

type Counted = 'nothing' | 'hours' | 'incidents';

const hours = (iso: string | null | undefined) => (iso ? String((durationSeconds(iso) ?? 0) / 3600) : '');
const number = (text: string) => (text.trim() === '' ? null : Number(text.replace(',', '.')));
const time = (text: string) => { const given = number(text); return given === null ? null : `PT${Math.round(given * 60)}M`; };

interface ContractDialogProps { customer: { id: string; name: string }; contract: ContractTerms | null; onDone: () => void; onClose: () => void }

/** What a customer is promised, from when until when, and how much help is in it. */
export function ContractDialog({ customer, contract, onDone, onClose }: ContractDialogProps) {
  const add = useCommand(ContractDialog_AddMutation);
  const change = useCommand(ContractDialog_ChangeMutation);
  const { policies } = useChoices();
  const [policy, setPolicy] = useState(contract?.policy ?? '');
  const [policyId, setPolicyId] = useState(contract?.slaPolicy?.id ?? '');
  const [from, setFrom] = useState(contract ? dateWithYear(contract.validFrom) : '');
  const [until, setUntil] = useState(contract?.validUntil ? dateWithYear(contract.validUntil) : '');
  const [counted, setCounted] = useState<Counted>(contract?.entitledTime ? 'hours' : contract?.entitledIncidents ? 'incidents' : 'nothing');
  const [entitled, setEntitled] = useState(contract?.entitledTime ? hours(contract.entitledTime) : String(contract?.entitledIncidents ?? ''));
  const [used, setUsed] = useState(contract?.usedTime ? hours(contract.usedTime) : String(contract?.usedIncidents ?? ''));
  const [asked, setAsked] = useState(false);
  const { sending, failure } = contract ? change : add;
  const [today] = useState(() => dayOf(Date.now(), deviceZone()));
  const day = (text: string) => readDay(text, today);
  const wrongDay = (text: string) => text.trim() !== '' && day(text) === null;
  const wrongNumber = (text: string) => counted !== 'nothing' && !((number(text) ?? 0) >= 0 && (counted === 'hours' || Number.isInteger(number(text) ?? 0)));
  const entitledWrong = counted === 'nothing' ? null : number(entitled) === null ? 'Say how much, or choose “No amount”.' : wrongNumber(entitled) ? 'Write a number.' : null;
  const usedWrong = wrongNumber(used) ? 'Write a number.' : null;

  const submit = async () => {
    setAsked(true);
    if (wrongDay(from) || wrongDay(until) || entitledWrong || usedWrong) return;
    const said = {
      policy: contract || policy.trim() !== '' ? policy : null, policyId: policyId === '' ? null : policyId, validFrom: day(from), validUntil: day(until),
      ...(counted === 'hours' && { entitledTime: time(entitled), usedTime: time(used) }),
      ...(counted === 'incidents' && { entitledIncidents: number(entitled), usedIncidents: number(used) }),
    };
    const done = contract
      ? await change.run({ contractId: contract.id, ...said, noEnd: until.trim() === '', noEntitlement: counted === 'nothing', noPolicy: policyId === '' })
      : await add.run({ customerId: customer.id, ...said });
    if (done) onDone();
  };
  const unit = counted === 'hours' ? 'hours' : 'incidents';
  return (
    <CatalogueForm title={contract ? `Change the contract of ${customer.name}` : `Add a contract of ${customer.name}`} act={contract ? 'Keep the changes' : 'Add the contract'} sending={sending} failure={failure}
      fields={['policy', 'policyId', 'validFrom', 'validUntil', 'entitledTime', 'entitledIncidents', 'usedTime', 'usedIncidents']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="What is promised, in a few words" data-autofocus maxLength={200} value={policy} placeholder="Managed mail, all severities" error={about(failure, 'policy')} onChange={(event) => { setPolicy(event.target.value); }} />
      <SelectField label="SLA policy" value={policyId} options={[{ value: '', label: 'No times are promised' }, ...policies.map(({ id, name }) => ({ value: id, label: name }))]} error={about(failure, 'policyId')} onChange={setPolicyId} />
      <div className="grid-2">
        <DayField label="First day" today={today} value={from} hint="Empty: today." error={about(failure, 'validFrom')} onChange={setFrom} />
        <DayField label="Last day" today={today} value={until} hint="Empty: until further notice." error={about(failure, 'validUntil')} onChange={setUntil} />
      </div>
      <SelectField<Counted> label="Help in it" value={counted} options={[{ value: 'nothing', label: 'No amount' }, { value: 'hours', label: 'Counted in hours' }, { value: 'incidents', label: 'Counted in incidents' }]} onChange={setCounted} />
      {counted !== 'nothing' && (
        <div className="grid-2">
          <TextField label={`Entitled to, ${unit}`} inputMode="decimal" value={entitled} error={(asked ? entitledWrong : null) ?? about(failure, counted === 'hours' ? 'entitledTime' : 'entitledIncidents')} onChange={(event) => { setEntitled(event.target.value); }} />
          <TextField label={`Used by now, ${unit}`} inputMode="decimal" value={used} error={(asked ? usedWrong : null) ?? about(failure, counted === 'hours' ? 'usedTime' : 'usedIncidents')} onChange={(event) => { setUsed(event.target.value); }} />
        </div>
      )}
    </CatalogueForm>
  );
}
