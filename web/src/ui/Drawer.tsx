import { Drawer as Base } from '@base-ui/react/drawer';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { Icon } from './Icon';
import './dialog.css';

interface DrawerProps {
  title: string;
  /** Holds things side by side. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** One thing to read beside another, from the right. Mount it to open it; Escape, a press outside or a swipe closes. */
export function Drawer({ title, wide = false, onClose, children }: DrawerProps) {
  return (
    <Base.Root open swipeDirection="right" onOpenChange={(open) => { if (!open) onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Viewport>
          <Base.Popup className={wide ? 'drawer drawer-wide' : 'drawer'}>
            <div className="dialog-head">
              <Base.Title>{title}</Base.Title>
              <Base.Close render={<Button look="ghost" icon aria-label="Close" />}><Icon name="close" /></Base.Close>
            </div>
            <Base.Content className="dialog-body">{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
