import { Link, useParams } from 'react-router';
import { buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { IncidentRoom } from './IncidentRoom';
import { useIncidentRoom } from './useIncidentRoom';

/** The room of the incident in the address. A failed refresh keeps what is on screen. */
export function IncidentRoomPage() {
  const { key = '' } = useParams();
  return <LoadedRoom key={key} incidentKey={key} />;
}

function LoadedRoom({ incidentKey }: { incidentKey: string }) {
  const room = useIncidentRoom(incidentKey);
  const { load, record } = room;
  if (record) return <IncidentRoom record={record} room={room} />;
  if (load.state === 'failed') return <LoadError message={load.message} onRetry={room.reload} />;
  if (load.state === 'absent') {
    return (
      <EmptyState page title={`There is no incident ${incidentKey}`}>
        <p>It may have been mistyped, or you may not see it.</p>
        <Link className={buttonClass({ look: 'primary' })} to="/incidents">All incidents</Link>
      </EmptyState>
    );
  }
  return <div className="card"><Skeleton label="Loading the incident" /></div>;
}
