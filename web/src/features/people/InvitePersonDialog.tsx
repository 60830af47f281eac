import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { Role } from '@/gql/graphql';
import { optionsOf, roleWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { roleHints } from './roleHints';
import { SecretOnce } from './SecretOnce';

const InvitePersonDialog_InviteMutation = graphql(`
  mutation InvitePersonDialog_InviteMutation($input: InvitePersonInput!) {
    invitePerson(input: $input) { person { id name } signInUrl error { code message field } }
  }
`);

/** Adds a person and shows the link that signs them in. */
export function InvitePersonDialog({ onClose }: { onClose: () => void }) {
  const { run, sending, failure } = useCommand(InvitePersonDialog_InviteMutation);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('RESPONDER');
  const [link, setLink] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') return;
    const payload = await run({ name: name.trim(), role });
    if (payload?.signInUrl) setLink(payload.signInUrl);
  };
  return (
    <Dialog title="Invite a person" onClose={onClose}>
      {link ? (
        <div className="stack">
          <SecretOnce label={`Sign-in link for ${name.trim()}`} secret={link} hint="It signs in once, within seven days. It is not shown again; a new one can be made." />
          <div className="dialog-foot"><Button look="primary" onClick={onClose}>Done</Button></div>
        </div>
      ) : (
        <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
          <TextField label="Name" data-autofocus maxLength={100} value={name} error={asked && name.trim() === '' ? 'Say their name.' : null} onChange={(e) => { setName(e.target.value); }} />
          <SelectField label="Role" value={role} options={optionsOf(roleWords)} onChange={setRole} hint={`${roleWords[role]}: ${roleHints[role]}.`} />
          {failure && <Notice tone="crit">{failure.message}</Notice>}
          <div className="dialog-foot">
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" type="submit" disabled={sending}>Invite</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
