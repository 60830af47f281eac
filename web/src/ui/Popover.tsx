import { Popover as Base } from '@base-ui/react/popover';
import { useState, type ReactElement, type ReactNode } from 'react';
import './popups.css';

interface PopoverProps {
  trigger: ReactElement;
  title: string;
  /** How far below the trigger, where that is only a part of what is pressed. */
  offset?: number;
  /** A function gets what closes it, for what is chosen in it. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** What stands behind a number or a word, where it was pressed. */
export function Popover({ trigger, title, offset = 6, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={offset} align="start">
          <Base.Popup className="popup popover">
            <Base.Title>{title}</Base.Title>
            {typeof children === 'function' ? children(() => { setOpen(false); }) : children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
