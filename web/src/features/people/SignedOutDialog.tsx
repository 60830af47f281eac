import { useState } from 'react';
import { useClient } from 'urql';
import { reportSignedIn } from '@/connection/session';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextField } from '@/ui/Field';
import type { SignedIn } from '@/viewer/ViewerContext';
import { SessionError, signIn, tokenOf } from './session';

const SignedOutDialog_Query = graphql(`
  query SignedOutDialog_Query { viewer { actorId } }
`);

/** A link lets whose session ended go on where they were. */
export function SignedOutDialog({ viewer, onClose }: { viewer: SignedIn; onClose: () => void }) {
  const client = useClient();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const goOn = async () => {
    const { data } = await client.query(SignedOutDialog_Query, {}, { requestPolicy: 'network-only' }).toPromise();
    const actorId = data?.viewer?.actorId;
    if (!actorId) setProblem('Nobody is signed in in this browser yet. Use a sign-in link.');
    // What is on the screen was read, and typed, by somebody else.
    else if (actorId !== viewer.actorId) window.location.assign('/');
    else reportSignedIn();
  };
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (reason) {
      setProblem(reason instanceof SessionError ? reason.message : 'Signing in failed. Try again, or ask for a new link.');
    }
    setBusy(false);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const token = tokenOf(link);
    if (!token) setProblem('This is no sign-in link. Copy the whole link, up to its last character.');
    else void during(async () => { await signIn(token); await goOn(); });
  };

  return (
    <Dialog title="You are signed out" onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>Your session has ended, or an administrator has ended it. What you typed stays on this page.</p>
        <TextField label="Sign-in link" value={link} error={problem} spellCheck={false} placeholder="https://…/sign-in#…"
          hint="An administrator can make you one under People." onChange={(e) => { setLink(e.target.value); setProblem(null); }} />
        <div className="dialog-foot">
          <Button disabled={busy} onClick={() => { void during(goOn); }}>I signed in in another tab</Button>
          <Button look="primary" type="submit" disabled={busy}>Sign in again</Button>
        </div>
      </form>
    </Dialog>
  );
}
