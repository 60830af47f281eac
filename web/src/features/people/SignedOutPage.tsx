import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { tokenOf } from './session';
import './sign-in.css';

/** For a visitor whom nobody signed in: how to get a link, and a place to paste one. */
export function SignedOutPage() {
  const navigate = useNavigate();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const token = tokenOf(link);
    if (token) void navigate(`/sign-in#${token}`);
    else setProblem('This is no sign-in link. Copy the whole link, up to its last character.');
  };

  return (
    <main className="sign-in">
      <form className="card sign-in-card" onSubmit={submit} noValidate>
        <p className="sign-in-brand"><img src="/favicon.svg" alt="" width="28" height="28" />Timeline</p>
        <h1>You are not signed in</h1>
        <p className="muted">
          Sign in with a link. An administrator of Timeline can make you one under <strong>People</strong>.
          The very first link is printed by the server when it starts.
        </p>
        <TextField label="Sign-in link" value={link} error={problem} spellCheck={false}
          placeholder="https://…/sign-in#…" onChange={(e) => { setLink(e.target.value); setProblem(null); }} />
        <Button look="primary" type="submit">Go on</Button>
      </form>
    </main>
  );
}
