import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { TextArea } from '@/ui/Field';
import { about, CatalogueForm } from './CatalogueForm';

const RetireDialog_RetireMutation = graphql(`
  mutation RetireDialog_RetireMutation($input: RetireCatalogueItemInput!) { retireCatalogueItem(input: $input) { item { id } error { code message field } } }
`);

/** Takes something out of use: it is offered no more, and what names it goes on showing it. */
export function RetireDialog({ id, name, onDone, onClose }: { id: string; name: string; onDone: () => void; onClose: () => void }) {
  const { run, sending, failure } = useCommand(RetireDialog_RetireMutation);
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (await run({ itemId: id, reason: reason.trim() === '' ? null : reason })) onDone();
  };
  return (
    <CatalogueForm title={`Retire ${name}?`} act="Retire" sending={sending} failure={failure} fields={['reason']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <p>It is offered no more. What was recorded goes on showing it, and it can be taken into use again.</p>
      <TextArea label="Why, if it is to be known" maxLength={1000} value={reason} error={about(failure, 'reason')} onChange={(event) => { setReason(event.target.value); }} />
    </CatalogueForm>
  );
}
