import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import './popups.css';

interface Act { label: ReactNode; icon?: ReactNode; end?: ReactNode; disabled?: boolean; run: () => void }
interface Choice { heading: string; value: string; options: readonly { value: string; label: ReactNode; end?: ReactNode }[]; onChange: (value: string) => void }
export type MenuPart = Act | Choice | 'rule';

export interface MenuProps { trigger: ReactElement; parts: readonly MenuPart[]; side?: 'top' | 'bottom' | 'right' }

/** The menu behind `Menu`, open to begin with. */
export function OpenMenu({ trigger, parts, side }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={6} align="start" {...(side && { side })}>
          <Base.Popup className="popup">
            {parts.map((part, i) => <Fragment key={i}>{partOf(part)}</Fragment>)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function partOf(part: MenuPart): ReactNode {
  if (part === 'rule') return <Base.Separator className="popup-rule" />;
  if ('run' in part) {
    return <Base.Item className="popup-item" disabled={part.disabled ?? false} onClick={part.run}>{part.icon}{part.label}{part.end !== undefined && <span className="end">{part.end}</span>}</Base.Item>;
  }
  return (
    <Base.Group>
      <Base.GroupLabel className="popup-heading">{part.heading}</Base.GroupLabel>
      <Base.RadioGroup value={part.value} onValueChange={(value: string) => { part.onChange(value); }}>
        {part.options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="popup-item" closeOnClick>
            <span className="menu-mark">{option.value === part.value ? '✓' : ''}</span>{option.label}
            {option.end !== undefined && <span className="end">{option.end}</span>}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
