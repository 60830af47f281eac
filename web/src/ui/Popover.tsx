import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import './popups.css';

interface PopoverProps {
  trigger: ReactElement;
  title: string;
  /** How far below the trigger, where that is only a part of what is pressed. */
  offset?: number;
  children: ReactNode;
}

/** What stands behind a number or a word, where it was pressed. */
export function Popover({ trigger, title, offset = 6, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={offset} align="start">
          <Base.Popup className="popup popover">
            <Base.Title>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
