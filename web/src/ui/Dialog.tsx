import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button';
import { Icon } from './Icon';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** One question over the page. Mount it to open it; Escape asks to close, Ctrl Enter sends its form, a press outside does not: text would be lost. The focus goes to what has `data-autofocus`, else to the first field, and returns. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const first = () => popup.current?.querySelector<HTMLElement>('[data-autofocus]') ?? popup.current?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)') ?? true;
  const send = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    const form = (event.target as HTMLElement).closest('form');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  };
  return (
    <Base.Root open disablePointerDismissal onOpenChange={(open) => { if (!open) onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup ref={popup} className="dialog" initialFocus={first} onKeyDown={send}>
          <div className="dialog-head">
            <Base.Title>{title}</Base.Title>
            <Base.Close render={<Button look="ghost" icon aria-label="Close" />}><Icon name="close" /></Base.Close>
          </div>
          <div className="dialog-body">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
