import { lazy, Suspense } from 'react';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import type { RoomTab } from '../header/roomTabs';
import type { OwnActs } from '../recording/useOwnActs';
import { RoomSide } from './RoomSide';
import type { SideProps } from './side';
import { useBeside } from './useBeside';

const SendUpdate = lazy(() => import('../telling/SendUpdate').then((module) => ({ default: module.SendUpdate })));
const Drawer = lazy(() => import('@/ui/Drawer').then((module) => ({ default: module.Drawer })));

interface RoomAsideProps extends SideProps {
  acts: OwnActs;
  tab: RoomTab;
  /** What was asked for: the state, where it has no column; an update to send. */
  open: 'state' | 'update' | null;
  onClose: () => void;
}

/** The right column: where it stands, or the update that is being written. Where there is no room for a column both are drawers. */
export function RoomAside({ tab, open, onClose, ...props }: RoomAsideProps) {
  const { incident, zone, acts } = props;
  const wide = useBeside();
  const update = <Suspense fallback={<Skeleton label="Loading" />}><SendUpdate incident={incident} zone={zone} acts={acts} onClose={onClose} /></Suspense>;
  if (open === 'update') {
    return wide ? (
      <aside className="room-side" aria-label="Send an update">
        <div className="room-side-head"><h2>Send an update</h2><Button look="ghost" icon aria-label="Close" onClick={onClose}><Icon name="close" /></Button></div>
        <div className="room-side-body">{update}</div>
      </aside>
    ) : <Suspense fallback={null}><Drawer title="Send an update" onClose={onClose}>{update}</Drawer></Suspense>;
  }
  if (tab !== 'timeline') return null;
  if (wide) return <aside className="room-side" aria-label="State of the incident" tabIndex={0}><RoomSide {...props} /></aside>;
  return open === 'state' ? <Suspense fallback={null}><Drawer title="State" onClose={onClose}><div className="room-drawer"><RoomSide {...props} /></div></Drawer></Suspense> : null;
}
