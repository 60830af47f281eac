import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import './popups.css';

interface TooltipProps { tip: ReactNode; side?: 'top' | 'right' | 'bottom'; children: ReactElement }

/** More about what is already said: nothing is only in a tooltip. */
export function Tooltip({ tip, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={6} side={side}><Base.Popup className="tip">{tip}</Base.Popup></Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Once one has been read, its neighbours answer at once. */
export const Tooltips = Base.Provider;
