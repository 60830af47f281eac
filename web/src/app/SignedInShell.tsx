import { useEffect, useState, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useRightsChanges, useSignedOut } from '@/connection/session';
import { SignedOutNotice } from '@/features/people/SignedOutNotice';
import { SignedOutPage } from '@/features/people/SignedOutPage';
import { signOut } from '@/features/people/session';
import { graphql } from '@/gql';
import { mayAs, ViewerContext, type SignedIn } from '@/viewer/ViewerContext';
import { Button } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { useShortcuts } from '@/ui/useShortcuts';
import { AccountDialog } from './AccountDialog';
import { ConnectionBanner } from './ConnectionBanner';
import { RoleNotice } from './RoleNotice';
import { ShortcutsDialog } from './ShortcutsDialog';
import { ThemeToggle } from './ThemeToggle';
import './shell.css';

const SignedInShell_Query = graphql(`
  query SignedInShell_Query { viewer { actorId name role } }
`);

/**
 * Top bar and everything that needs a signed-in person. Nobody signed in: `signedOutPage`, which says how to. Signed out while a screen is open: it stays,
 * with what was typed.
 */
export function SignedInShell({ signedOutPage = <SignedOutPage /> }: { signedOutPage?: ReactNode }) {
  const signedOut = useSignedOut();
  const rightsChanges = useRightsChanges();
  const [{ data, error }, again] = useQuery({ query: SignedInShell_Query, pause: signedOut });
  const [viewer, setViewer] = useState<SignedIn | null>(null);
  const [help, setHelp] = useState(false);
  const [account, setAccount] = useState(false);
  const navigate = useNavigate();
  const [shortcuts] = useState(() => ({ '?': () => { setHelp(true); }, b: () => { void navigate('/'); } }));
  useShortcuts(shortcuts);

  // Kept while it is asked for again, and while nobody is signed in.
  const found = data?.viewer;
  if (found && found !== viewer) setViewer(found);
  useEffect(() => {
    if (rightsChanges > 0 && !signedOut) again({ requestPolicy: 'network-only' });
  }, [rightsChanges, signedOut, again]);

  if (!viewer && (signedOut || (data && !found))) return signedOutPage;
  if (!viewer) {
    return (
      <main className="page">
        {error
          ? <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />
          : <Skeleton label="Loading Timeline" />}
      </main>
    );
  }

  return (
    <ViewerContext value={viewer}>
      <a className="skip-link" href="#main">Skip to the content</a>
      <header className="topbar">
        <Link to="/" className="brand"><img src="/favicon.svg" alt="" width="22" height="22" />Timeline</Link>
        <nav aria-label="Main">
          <NavLink to="/" end>Incidents</NavLink>
          <NavLink to="/lessons">Lessons</NavLink>
          <NavLink to="/figures">Figures</NavLink>
          {mayAs(viewer.role, 'ADMINISTRATOR') && <NavLink to="/people">People</NavLink>}
        </nav>
        <div className="topbar-end">
          <Button look="ghost" icon className="topbar-keys" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={() => { setHelp(true); }}>?</Button>
          <ThemeToggle />
          <Button look="ghost" small className="topbar-name" aria-haspopup="dialog" onClick={() => { setAccount(true); }}><Icon name="people" />{viewer.name}</Button>
          <Button look="ghost" small onClick={() => { void signOut(); }}>Sign out</Button>
        </div>
      </header>
      <ConnectionBanner />
      {signedOut && <SignedOutNotice viewer={viewer} />}
      <RoleNotice role={viewer.role} />
      <main id="main" className="page" tabIndex={-1}><Outlet /></main>
      {account && <AccountDialog viewer={viewer} onClose={() => { setAccount(false); }} />}
      {help && <ShortcutsDialog onClose={() => { setHelp(false); }} />}
    </ViewerContext>
  );
}
