import { lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useRightsChanges, useSignedOut } from '@/connection/session';
import { waitBefore } from '@/connection/useLive';
import { loadSignedOutDialog, SignedOutNotice } from '@/features/people/SignedOutNotice';
import { SignedOutPage } from '@/features/people/SignedOutPage';
import { graphql } from '@/gql';
import { useKeyboard } from '@/keys/keyboard';
import { forgetPerson, keepPerson, lastPerson } from '@/offline/person';
import { ViewerContext, type SignedIn } from '@/viewer/ViewerContext';
import { LoadError, Skeleton } from '@/ui/feedback';
import { useWaitingToasts } from '@/ui/toast';
import { Tooltips } from '@/ui/Tooltip';
import { ConnectionBanner } from './ConnectionBanner';
import { useLanding } from './landing';
import { useAhead } from './useAhead';
import { PhoneBar } from './PhoneBar';
import { usePreference } from './preferences';
import { Rail } from './Rail';
import { RoleNotice } from './RoleNotice';
import { useShellCommands, type Overlay } from './shellCommands';
import { UnsentElsewhere } from './UnsentElsewhere';
import './shell.css';

const loadPalette = () => import('./Palette').then(({ Palette }) => ({ default: Palette }));
// What lies over the page comes when it is asked for: the first screen has no dialog in it.
const overlays = {
  palette: lazy(loadPalette),
  keys: lazy(() => import('./KeysDialog').then(({ KeysDialog }) => ({ default: KeysDialog }))),
  account: lazy(() => import('./AccountDialog').then(({ AccountDialog }) => ({ default: AccountDialog }))),
  declare: lazy(() => import('@/features/incidents/declare/DeclareIncidentDialog').then(({ DeclareIncidentDialog }) => ({ default: DeclareIncidentDialog }))),
} satisfies Record<Overlay, ComponentType<{ viewer: SignedIn; onClose: () => void }>>;
const ToastPlace = lazy(() => import('@/ui/ToastPlace').then(({ ToastPlace }) => ({ default: ToastPlace })));

const SignedInShell_Query = graphql(`
  query SignedInShell_Query { viewer { actorId name role } }
`);

/**
 * Rail, panel and everything that needs a signed-in person. Nobody signed in: `signedOutPage`, which says how to. Signed out while a screen is open: it stays,
 * with what was typed. Without a network: for whoever was signed in here last, until the server can be asked.
 */
export function SignedInShell({ signedOutPage = <SignedOutPage /> }: { signedOutPage?: ReactNode }) {
  const signedOut = useSignedOut();
  const rightsChanges = useRightsChanges();
  const [{ data, error }, again] = useQuery({ query: SignedInShell_Query, pause: signedOut });
  const [viewer, setViewer] = useState<SignedIn | null>(null);
  const unreachable = error !== undefined && failureOf(error).code === 'OFFLINE';
  const [asked, setAsked] = useState(0);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const { pathname } = useLocation();
  // The document needs the room for its three columns.
  const folded = usePreference('rail') === 'folded' || pathname.endsWith('/postmortem');
  const landing = useLanding(viewer);
  const waiting = useWaitingToasts();
  const [toasted, setToasted] = useState(false);
  if (waiting.length > 0 && !toasted) setToasted(true);
  useAhead(loadPalette);
  useAhead(loadSignedOutDialog);
  useKeyboard();
  useShellCommands(viewer, setOverlay);

  // Kept while it is asked for again, and while nobody is signed in.
  const found = data?.viewer;
  if (found && found !== viewer) setViewer(found);
  else if (!viewer && unreachable && !signedOut) {
    const last = lastPerson();
    if (last) setViewer(last);
  }
  useEffect(() => { if (found) keepPerson(found); }, [found]);
  useEffect(() => { if (signedOut) forgetPerson(); }, [signedOut]);
  useEffect(() => {
    if (rightsChanges > 0 && !signedOut) again({ requestPolicy: 'network-only' });
  }, [rightsChanges, signedOut, again]);
  // Whoever was signed in here last may not be any more: the server is asked as soon as it can be.
  useEffect(() => {
    if (!unreachable || signedOut) return;
    const ask = () => { setAsked((times) => times + 1); again({ requestPolicy: 'network-only' }); };
    const timer = setTimeout(ask, waitBefore(asked));
    window.addEventListener('online', ask);
    return () => { clearTimeout(timer); window.removeEventListener('online', ask); };
  }, [unreachable, signedOut, asked, again]);
  const actorId = viewer?.actorId;
  useEffect(() => {
    // Who may not read any more has no right to what was read. What they wrote stays theirs.
    if (actorId !== undefined && (signedOut || rightsChanges > 0)) void import('@/offline/rooms').then(({ forgetRooms }) => forgetRooms(actorId));
  }, [actorId, signedOut, rightsChanges]);

  if (!viewer && (signedOut || (data && !found))) return signedOutPage;
  if (!viewer) {
    return (
      <main className="alone">
        {error
          ? <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />
          : <Skeleton label="Loading Timeline" />}
      </main>
    );
  }

  const ways = { viewer, onSearch: () => { setOverlay('palette'); }, onAccount: () => { setOverlay('account'); } };
  const close = () => { setOverlay(null); };
  const Over: ComponentType<{ viewer: SignedIn; onClose: () => void }> | null = overlay && overlays[overlay];
  return (
    <ViewerContext value={viewer}>
      <Tooltips>
        <a className="skip-link" href="#main">Skip to the content</a>
        <div className="shell" data-folded={folded}>
          <Rail {...ways} folded={folded} />
          <main id="main" className="panel" tabIndex={-1}>
            <ConnectionBanner person={viewer.actorId} />
            <UnsentElsewhere person={viewer.actorId} />
            {signedOut && <SignedOutNotice viewer={viewer} />}
            <RoleNotice role={viewer.role} />
            {landing ? <Skeleton label="Loading" /> : <Outlet />}
          </main>
          <PhoneBar {...ways} onDeclare={() => { setOverlay('declare'); }} />
        </div>
        {toasted && <Suspense fallback={null}><ToastPlace /></Suspense>}
        {/* Until it is there, keys rest as they do while it is open. */}
        {Over && <Suspense fallback={<div role="dialog" aria-busy="true" aria-label="Loading" className="visually-hidden" />}><Over viewer={viewer} onClose={close} /></Suspense>}
      </Tooltips>
    </ViewerContext>
  );
}
