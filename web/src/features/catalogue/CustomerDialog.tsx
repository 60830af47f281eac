import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { TextField } from '@/ui/Field';
import { about, CatalogueForm } from './CatalogueForm';
import { NamesField, type Named } from './NamesField';
import { useChoices } from './useChoices';

const CustomerDialog_AddMutation = graphql(`
  mutation CustomerDialog_AddMutation($input: AddCustomerInput!) { addCustomer(input: $input) { customer { id } error { code message field } } }
`);
const CustomerDialog_ChangeMutation = graphql(`
  mutation CustomerDialog_ChangeMutation($input: ChangeCustomerInput!) { changeCustomer(input: $input) { customer { id } error { code message field } } }
`);

interface CustomerDialogProps { customer: { id: string; name: string; segments: readonly Named[] } | null; onDone: () => void; onClose: () => void }

/** Somebody who uses the services, and the segments that they are in. */
export function CustomerDialog({ customer, onDone, onClose }: CustomerDialogProps) {
  const add = useCommand(CustomerDialog_AddMutation);
  const change = useCommand(CustomerDialog_ChangeMutation);
  const choices = useChoices();
  const [name, setName] = useState(customer?.name ?? '');
  const [segments, setSegments] = useState<readonly Named[]>(customer?.segments ?? []);
  const { sending, failure } = customer ? change : add;
  const submit = async () => {
    const said = { name, segments: segments.map(({ id }) => id) };
    if (await (customer ? change.run({ customerId: customer.id, ...said }) : add.run(said))) onDone();
  };
  return (
    <CatalogueForm title={customer ? `Change ${customer.name}` : 'Add a customer'} act={customer ? 'Keep the changes' : 'Add the customer'} sending={sending} failure={failure}
      fields={['name', 'segments']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="Name" data-autofocus maxLength={200} value={name} error={about(failure, 'name')} onChange={(event) => { setName(event.target.value); }} />
      <NamesField label="Segments" all={choices.segments} chosen={segments} onChange={setSegments} error={about(failure, 'segments')} hint="Who is told when an impact names the segment." />
    </CatalogueForm>
  );
}
