import { useState, type ReactNode } from 'react';
import type { Failure } from '@/commands/send';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import type { RoomEntry } from '../roomRecord';

interface RemovalDialogProps {
  title: string;
  entry: RoomEntry;
  /** What it does, and whether it can be undone. */
  children: ReactNode;
  placeholder: string;
  /** Said when there is no reason. */
  asksWhy: string;
  /** The word on the button, and while it is at it. */
  action: [string, string];
  sending: boolean;
  failure: Failure | null;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why before something is taken from an entry. */
export function RemovalDialog({ title, entry, children, placeholder, asksWhy, action, sending, failure, onConfirm, onClose }: RemovalDialogProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() !== '') void onConfirm(reason.trim());
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={submit}>
        <blockquote className="quoted">{visibleText(entry.text.length > 280 ? `${entry.text.slice(0, 280)}…` : entry.text)}</blockquote>
        {children}
        <TextField label="Why" data-autofocus value={reason} maxLength={1000} placeholder={placeholder}
          error={asked && reason.trim() === '' ? asksWhy : null} onChange={(e) => { setReason(e.target.value); }} />
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" disabled={sending}>{sending ? action[1] : action[0]}</Button>
        </div>
      </form>
    </Dialog>
  );
}
