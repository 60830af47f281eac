import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { TextField } from '@/ui/Field';
import { about, CatalogueForm } from './CatalogueForm';

const SegmentDialog_AddMutation = graphql(`
  mutation SegmentDialog_AddMutation($input: AddSegmentInput!) { addSegment(input: $input) { segment { id } error { code message field } } }
`);
const SegmentDialog_ChangeMutation = graphql(`
  mutation SegmentDialog_ChangeMutation($input: ChangeSegmentInput!) { changeSegment(input: $input) { segment { id } error { code message field } } }
`);

interface SegmentDialogProps { segment: { id: string; name: string } | null; onDone: () => void; onClose: () => void }

/** A group of customers that an outage may hit while others go on working. */
export function SegmentDialog({ segment, onDone, onClose }: SegmentDialogProps) {
  const add = useCommand(SegmentDialog_AddMutation);
  const change = useCommand(SegmentDialog_ChangeMutation);
  const [name, setName] = useState(segment?.name ?? '');
  const { sending, failure } = segment ? change : add;
  const submit = async () => {
    if (await (segment ? change.run({ segmentId: segment.id, name }) : add.run({ name }))) onDone();
  };
  return (
    <CatalogueForm title={segment ? `Change ${segment.name}` : 'Add a segment'} act={segment ? 'Keep the change' : 'Add the segment'} sending={sending} failure={failure}
      fields={['name']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="Name" data-autofocus maxLength={200} value={name} error={about(failure, 'name')} hint="Customers that one outage may hit while others go on working." onChange={(event) => { setName(event.target.value); }} />
    </CatalogueForm>
  );
}
