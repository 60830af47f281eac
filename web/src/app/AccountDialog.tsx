import { useState } from 'react';
import { SessionError, signOut, signOutEverywhere } from '@/features/people/session';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import type { SignedIn } from '@/viewer/ViewerContext';
import { roleWords } from '@/words/words';

/** Who is signed in here, and the two ways out. */
export function AccountDialog({ viewer, onClose }: { viewer: SignedIn; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const everywhere = () => {
    signOutEverywhere().catch((reason: unknown) => {
      setProblem(reason instanceof SessionError ? reason.message : 'Signing out failed. Try again.');
    });
  };

  return (
    <Dialog title={viewer.name} onClose={onClose}>
      <div className="stack">
        <p>Your role is {roleWords[viewer.role]}. Signing out everywhere ends your sessions on all devices within a second, such as one that you lost.</p>
        {problem && <Notice tone="danger">{problem}</Notice>}
        <div className="dialog-foot">
          <Button data-autofocus onClick={() => { void signOut(); }}>Sign out here</Button>
          <Button look="danger" onClick={everywhere}>Sign out everywhere</Button>
        </div>
      </div>
    </Dialog>
  );
}
