import { useBlocker } from 'react-router';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';

/** Asks, before the page is left for another, what becomes of a draft. */
export function LeavingDialog({ changed, onDiscard }: { changed: boolean; onDiscard: () => void }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => changed && currentLocation.pathname !== nextLocation.pathname);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title="Leave with changes that are not in force?" onClose={() => { blocker.reset(); }}>
      <p>They can wait in this browser until you come back.</p>
      <div className="dialog-foot">
        <Button onClick={() => { blocker.reset(); }}>Stay here</Button>
        <Button look="danger" onClick={() => { onDiscard(); blocker.proceed(); }}>Discard them</Button>
        <Button look="primary" data-autofocus onClick={() => { blocker.proceed(); }}>Keep them and leave</Button>
      </div>
    </Dialog>
  );
}
