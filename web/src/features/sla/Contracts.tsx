import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useCommand } from '@/commands/useCommand';
import { DayField } from '@/fields/DayField';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { Contracts_ContractFragment } from '@/gql/graphql';
import { durationSeconds } from '@/time/durations';
import { dateWithYear, dayOf } from '@/time/formatting';
import { workingText } from '@/time/lengths';
import { daysAfter, readDay } from '@/time/said';
import { deviceZone } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { EmptyState, Notice } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';

export const Contracts_Contract = graphql(`
  fragment Contracts_Contract on Contract {
    id policy validFrom validUntil entitledTime entitledIncidents usedTime usedIncidents isUsedUp customer { id name } slaPolicy { id name }
  }
`);
const Kept_Query = graphql(`
  query Kept_Query($input: SlaAttainmentInput!) { slaAttainment(input: $input) { groups { key figure { targets { met missed } } } } }
`);
const Add_Mutation = graphql(`mutation Contracts_AddMutation($input: AddContractInput!) { addContract(input: $input) { contract { id } error { code message field } } }`);
const Change_Mutation = graphql(`mutation Contracts_ChangeMutation($input: ChangeContractInput!) { changeContract(input: $input) { contract { id } error { code message field } } }`);

type Contract = Contracts_ContractFragment;
interface Named { id: string; name: string }
export interface ContractCatalogue { policies: { nodes: readonly Named[] }; customers: { nodes: readonly Named[] }; contracts: { totalCount: number; nodes: readonly FragmentType<typeof Contracts_Contract>[] } }

export const contractsOf = ({ contracts }: Pick<ContractCatalogue, 'contracts'>, policyId: string | null): Contract[] => getFragmentData(Contracts_Contract, contracts.nodes).filter(({ slaPolicy }) => policyId === null || slaPolicy?.id === policyId);

function entitled({ entitledTime, entitledIncidents, usedTime, usedIncidents }: Contract): string {
  if (entitledIncidents) return `${usedIncidents ?? 0} of ${entitledIncidents} incidents used`;
  if (entitledTime) return `${workingText(durationSeconds(usedTime ?? 'PT0S') ?? 0)} of ${workingText(durationSeconds(entitledTime) ?? 0)} used`;
  return 'no limit stated';
}

/** Who is promised what, from when until when; all, or those of one policy. */
export function Contracts({ catalogue, policyId, manages, onChanged }: { catalogue: ContractCatalogue; policyId: string | null; manages: boolean; onChanged: () => void }) {
  const [open, setOpen] = useState<Contract | 'new' | null>(null);
  const [today] = useState(() => dayOf(Date.now(), deviceZone()));
  const contracts = contractsOf(catalogue, policyId);
  const [{ data }] = useQuery({ query: Kept_Query, variables: { input: { from: daysAfter(today, -89), to: today, zone: deviceZone(), clocks: 'CUSTOMERS', groupBy: 'CUSTOMER', policyId } }, pause: contracts.length === 0 });
  const kept = new Map(data?.slaAttainment.groups.map(({ key, figure }) => [key, figure.targets]));
  const keptWords = (id: string) => { const found = kept.get(id); return data ? (found && found.met + found.missed > 0 ? `${found.met} of ${found.met + found.missed}` : 'none due') : ''; };
  return (
    <section aria-label="Contracts">
      <div className="part-head"><h2>{policyId === null ? 'Contracts' : 'Contracts under this policy'}</h2><p className="muted small">{contracts.length === 1 ? '1 contract' : `${contracts.length} contracts`}</p><div className="grow" />{manages && <Button look="ghost" small onClick={() => { setOpen('new'); }}><Icon name="plus" />Contract</Button>}</div>
      {contracts.length === 0 ? <EmptyState title="No customer has it"><p>Without a contract a clock says so, and help is best effort.</p></EmptyState> : (
        <Table label="Contracts">
          <thead><tr><th scope="col">Customer</th>{policyId === null && <th scope="col">Policy</th>}<th scope="col">Entitled to</th><th scope="col">Valid</th><th scope="col" className="number">Targets met, 90 days</th>{manages && <th scope="col"><span className="visually-hidden">Change</span></th>}</tr></thead>
          <tbody>
            {contracts.map((contract) => {
              const { id, customer, slaPolicy, policy, validFrom, validUntil, isUsedUp } = contract;
              const standing = validUntil && validUntil < today ? <Tag>ended</Tag> : validFrom > today ? <Tag tone="dashed">to come</Tag> : isUsedUp ? <Tag tone="high">used up</Tag> : null;
              return (
                <tr key={id}>
                  <th scope="row">{visibleText(customer.name)} {standing}</th>
                  {policyId === null && <td>{slaPolicy ? <Link to={`/sla/${slaPolicy.id}`}>{visibleText(slaPolicy.name)}</Link> : visibleText(policy ?? 'no times promised')}</td>}
                  <td>{entitled(contract)}</td><td>{dateWithYear(validFrom)} {validUntil ? `until ${dateWithYear(validUntil)}` : 'until further notice'}</td>
                  <td className="number">{keptWords(customer.id)}</td>
                  {manages && <td className="number"><Button small aria-label={`Change the contract of ${visibleText(customer.name)}`} onClick={() => { setOpen(contract); }}>Change</Button></td>}
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {catalogue.contracts.totalCount > catalogue.contracts.nodes.length && <p className="small muted">The first {catalogue.contracts.nodes.length} of {catalogue.contracts.totalCount} contracts were looked through.</p>}
      {open !== null && <ContractDialog contract={open === 'new' ? null : open} catalogue={catalogue} policyId={policyId} today={today} onClose={() => { setOpen(null); }} onDone={() => { setOpen(null); onChanged(); }} />}
    </section>
  );
}

interface ContractDialogProps { contract: Contract | null; catalogue: ContractCatalogue; policyId: string | null; today: string; onClose: () => void; onDone: () => void }

function ContractDialog({ contract, catalogue, policyId, today, onClose, onDone }: ContractDialogProps) {
  const [customerId, setCustomer] = useState(contract?.customer.id ?? catalogue.customers.nodes[0]?.id ?? '');
  const [policy, setPolicy] = useState(contract ? contract.slaPolicy?.id ?? '' : policyId ?? catalogue.policies.nodes[0]?.id ?? '');
  const [from, setFrom] = useState(contract ? dateWithYear(contract.validFrom) : '');
  const [until, setUntil] = useState(contract?.validUntil ? dateWithYear(contract.validUntil) : '');
  const add = useCommand(Add_Mutation);
  const change = useCommand(Change_Mutation);
  const failure = contract ? change.failure : add.failure;
  const [validFrom, validUntil] = [readDay(from, today), readDay(until, today)];
  const unread = (from.trim() !== '' && validFrom === null) || (until.trim() !== '' && validUntil === null);
  const beside = (field: string) => (failure?.field?.endsWith(field) ? failure.message : null);
  const submit = async () => {
    const done = contract
      ? await change.run({ contractId: contract.id, ...(policy === '' ? { noPolicy: true } : { policyId: policy }), validFrom, ...(until.trim() === '' ? { noEnd: true } : { validUntil }) })
      : await add.run({ customerId, policyId: policy === '' ? null : policy, validFrom, validUntil });
    if (done) onDone();
  };
  if (!contract && customerId === '') return <Dialog title="Add a contract" onClose={onClose}><p>There is no customer yet. Customers are added to the catalogue first.</p></Dialog>;
  return (
    <Dialog title={contract ? `Contract of ${visibleText(contract.customer.name)}` : 'Add a contract'} onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (!unread) void submit(); }}>
        {!contract && <SelectField label="Customer" value={customerId} onChange={setCustomer} error={beside('customerId')} options={catalogue.customers.nodes.map(({ id, name }) => ({ value: id, label: visibleText(name) }))} />}
        <SelectField label="Policy" value={policy} onChange={setPolicy} error={beside('policyId')} options={[{ value: '', label: 'No times are promised' }, ...catalogue.policies.nodes.map(({ id, name }) => ({ value: id, label: visibleText(name) }))]} />
        <div className="grid-2">
          <DayField label="First day" value={from} onChange={setFrom} today={today} hint={contract ? 'Empty: as it is.' : 'Empty: today.'} error={beside('validFrom')} />
          <DayField label="Last day" value={until} onChange={setUntil} today={today} hint="Empty: until further notice." error={beside('validUntil')} />
        </div>
        {failure && !['customerId', 'policyId', 'validFrom', 'validUntil'].some((field) => beside(field)) && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot"><Button type="submit" look="primary" disabled={add.sending || change.sending}>{contract ? 'Change the contract' : 'Add the contract'}</Button></div>
      </form>
    </Dialog>
  );
}
