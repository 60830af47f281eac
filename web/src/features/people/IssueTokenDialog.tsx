import { useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { graphql } from '@/gql';
import type { Role } from '@/gql/graphql';
import { toInstant } from '@/time/wallClockText';
import { optionsOf, roleWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { SecretOnce } from './SecretOnce';

const IssueTokenDialog_IssueMutation = graphql(`
  mutation IssueTokenDialog_IssueMutation($input: IssueAccessTokenInput!) {
    issueAccessToken(input: $input) { accessToken { id } secret error { code message field } }
  }
`);

const lifetimes = { '30': '30 days', '90': '90 days', '365': 'One year', never: 'Does not expire' } as const;
type Lifetime = keyof typeof lifetimes;
const dayMs = 86_400_000;

/** Makes a token for a program and shows its secret this once. */
export function IssueTokenDialog({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('RESPONDER');
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [asked, setAsked] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') return;
    setSending(true);
    const expiresAt = lifetime === 'never' ? null : toInstant(Date.now() + Number(lifetime) * dayMs);
    const { payload, failure } = await send(client, IssueTokenDialog_IssueMutation, { input: { name: name.trim(), role, expiresAt } });
    setSending(false);
    setProblem(failure?.message ?? null);
    if (payload?.secret) setSecret(payload.secret);
  };
  return (
    <Dialog title="Issue an access token" onClose={onClose}>
      {secret ? (
        <div className="stack">
          <SecretOnce label={`Token for ${name.trim()}`} secret={secret} hint="Copy it now. It is not stored and cannot be shown again." />
          <div className="dialog-foot"><Button look="primary" onClick={onClose}>Done</Button></div>
        </div>
      ) : (
        <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
          <TextField label="What it is for" data-autofocus maxLength={100} value={name} placeholder="Chat bot" error={asked && name.trim() === '' ? 'Give it a name, so that it can be told apart and revoked.' : null} onChange={(e) => { setName(e.target.value); }} />
          <div className="grid-2">
            <SelectField label="Role" value={role} options={optionsOf(roleWords)} onChange={setRole} />
            <SelectField label="Expires" value={lifetime} options={optionsOf<Lifetime>(lifetimes, ['30', '90', '365', 'never'])} onChange={setLifetime} />
          </div>
          {problem && <Notice tone="crit">{problem}</Notice>}
          <div className="dialog-foot">
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" type="submit" disabled={sending}>Issue</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
