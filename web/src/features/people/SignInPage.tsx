import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { roleWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { previewSignIn, SessionError, signIn, tokenOf, type SessionPreview } from './session';
import { SignedOutPage } from './SignedOutPage';
import './sign-in.css';

type Load = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'ready'; preview: SessionPreview };

const said = (reason: unknown) =>
  reason instanceof SessionError ? reason.message : 'Signing in failed. Try again, or ask for a new link.';

/** Reads the token from the address (its fragment never reaches a server's log), says whom it is for, and signs in on a click. */
export function SignInPage() {
  const token = tokenOf(useLocation().hash);
  return token ? <SignInForm key={token} token={token} /> : <SignedOutPage />;
}

function SignInForm({ token }: { token: string }) {
  const [load, setLoad] = useState<Load>({ state: 'loading' });
  const [tries, setTries] = useState(0);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  useEffect(() => {
    let gone = false;
    previewSignIn(token).then(
      (preview) => {
        if (gone) return;
        setLoad({ state: 'ready', preview });
        setName(preview.name);
      },
      (reason: unknown) => { if (!gone) setLoad({ state: 'failed', message: said(reason) }); },
    );
    return () => { gone = true; };
  }, [token, tries]);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (load.state !== 'ready') return;
    const named = name.trim();
    if (load.preview.needsName && named === '') {
      setProblem('Say your name: it stands beside everything you record.');
      return;
    }
    setSending(true);
    try {
      await signIn(token, load.preview.needsName ? named : undefined);
      window.location.replace('/');
    } catch (reason) {
      setProblem(said(reason));
      setSending(false);
    }
  };

  return (
    <main className="sign-in">
      <form className="card sign-in-card" noValidate onSubmit={(event) => { void submit(event); }}>
        <p className="sign-in-brand"><img src="/favicon.svg" alt="" width="28" height="28" />Timeline</p>
        <h1>Sign in</h1>
        {load.state === 'loading' && <Skeleton label="Checking the link" />}
        {load.state === 'failed' && (
          <>
            <LoadError message={load.message} onRetry={() => { setLoad({ state: 'loading' }); setTries((n) => n + 1); }} />
            <p><Link to="/">Paste another link</Link></p>
          </>
        )}
        {load.state === 'ready' && (
          <>
            {load.preview.needsName ? (
              <TextField label="Your name" value={name} error={problem} autoComplete="name" maxLength={100} autoFocus
                hint="It stands beside everything you record." onChange={(e) => { setName(e.target.value); setProblem(null); }} />
            ) : (
              <>
                <p>This link signs in <strong>{load.preview.name}</strong>.</p>
                {problem && <LoadError message={problem} />}
              </>
            )}
            <p className="muted small">
              Role: {(roleWords as Record<string, string>)[load.preview.role] ?? load.preview.role}. The link works once.
            </p>
            <Button look="primary" type="submit" disabled={sending}>{sending ? 'Signing in…' : 'Sign in'}</Button>
          </>
        )}
      </form>
    </main>
  );
}
