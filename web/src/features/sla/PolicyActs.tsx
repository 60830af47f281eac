import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Tag } from '@/ui/Tag';
import { Policies_OwnMutation, Policies_RenameMutation } from './data';

/** Whether the organisation holds itself to it in every incident. */
export function OwnPolicy({ id, own, manages, onChanged }: { id: string; own: boolean; manages: boolean; onChanged: () => void }) {
  const { run, sending, failure } = useCommand(Policies_OwnMutation);
  const set = async () => { if (await run({ policyId: own ? null : id })) onChanged(); };
  return (
    <p className="row sla-own">
      {own && <Tag tone="accent">our own: held to in every incident</Tag>}
      {manages && <Button look="ghost" small disabled={sending} onClick={() => { void set(); }}>{own ? 'Hold to none' : 'Hold ourselves to it in every incident'}</Button>}
      {failure && <span className="field-error" role="alert">{failure.message}</span>}
    </p>
  );
}

export function RenameDialog({ id, name: first, onClose, onDone }: { id: string; name: string; onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState(first);
  const { run, sending, failure } = useCommand(Policies_RenameMutation);
  const submit = async () => { if (await run({ policyId: id, name: name.trim() })) onDone(); };
  return (
    <Dialog title="Rename the policy" onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <TextField label="Name" value={name} required maxLength={200} error={failure?.field ? failure.message : null} onChange={(event) => { setName(event.target.value); }} />
        {failure && !failure.field && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot"><Button type="submit" look="primary" disabled={sending}>Rename the policy</Button></div>
      </form>
    </Dialog>
  );
}
