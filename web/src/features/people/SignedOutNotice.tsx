import { lazy, Suspense, useState } from 'react';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import type { SignedIn } from '@/viewer/ViewerContext';

/** What is needed when a session has ended. */
export const loadSignedOutDialog = () => import('./SignedOutDialog').then(({ SignedOutDialog }) => ({ default: SignedOutDialog }));
const SignedOutDialog = lazy(loadSignedOutDialog);

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
