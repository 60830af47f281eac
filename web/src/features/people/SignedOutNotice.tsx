import { lazy, Suspense, useEffect, useState } from 'react';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import type { SignedIn } from '@/viewer/ViewerContext';

const load = () => import('./SignedOutDialog').then(({ SignedOutDialog }) => ({ default: SignedOutDialog }));
const SignedOutDialog = lazy(load);

/** Fetches, while the connection is there, what is needed when a session has ended. */
export function useSignedOutAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => { load().catch(() => undefined); }, 5_000);
    return () => { clearTimeout(timer); };
  }, []);
}

/** For somebody whose session ended while a screen is open: it stays as it is. */
export function SignedOutNotice({ viewer }: { viewer: SignedIn }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      <Banner tone="crit" action={<Button small onClick={() => { setOpen(true); }}>Sign in again</Button>}>
        You are signed out: your session has ended, or was ended. Nothing new is shown or recorded until you sign in again.
      </Banner>
      {open && <Suspense fallback={null}><SignedOutDialog viewer={viewer} onClose={() => { setOpen(false); }} /></Suspense>}
    </>
  );
}
