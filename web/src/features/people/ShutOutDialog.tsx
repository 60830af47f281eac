import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';

interface ShutOutDialogProps { name: string; sending: boolean; onConfirm: () => void; onClose: () => void }

/** Asks before somebody is shut out, and says what that does. */
export function ShutOutDialog({ name, sending, onConfirm, onClose }: ShutOutDialogProps) {
  return (
    <Dialog title={`Shut out ${name}?`} onClose={onClose}>
      <div className="stack">
        <p>Their open pages are closed within a second, on every device. They are signed out everywhere, and links that were made for them no longer work.</p>
        <p>What they recorded stays, under their name. You can let them in again; they need a new sign-in link then.</p>
        <div className="dialog-foot">
          <Button data-autofocus onClick={onClose}>Leave them in</Button>
          <Button look="danger" disabled={sending} onClick={onConfirm}>{sending ? 'Shutting out…' : 'Shut out'}</Button>
        </div>
      </div>
    </Dialog>
  );
}
