import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { StoppedClock } from '@/time/useNow';
import { buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { useViewer, ViewerContext } from '@/viewer/ViewerContext';
import { IncidentRoom } from './IncidentRoom';
import { PastBar } from './past/PastBar';
import { useRoom } from './useRoom';

/** The room of the incident in the address. A failed refresh keeps what is on screen. */
export function IncidentRoomPage() {
  const { key = '' } = useParams();
  return <LoadedRoom key={key} incidentKey={key} />;
}

function LoadedRoom({ incidentKey }: { incidentKey: string }) {
  const room = useRoom(incidentKey);
  const viewer = useViewer();
  // Nobody writes into the past: whoever looks at it reads like an observer, and its clocks stand.
  const reader = useMemo(() => ({ ...viewer, role: 'OBSERVER' as const }), [viewer]);
  const { load, record, past } = room;
  if (record && past.problem !== null) {
    return (
      <>
        <PastBar past={past} live={record} zone={record.incident.zone} asking={room.asking} onAsk={room.setAsking} />
        <EmptyState page title={`${incidentKey} was not known then`} />
      </>
    );
  }
  if (record && !past.opening) {
    return (
      <ViewerContext value={past.at === null ? viewer : reader}>
        <StoppedClock value={past.shown?.at ?? null}><IncidentRoom record={past.shown?.record ?? record} room={room} /></StoppedClock>
      </ViewerContext>
    );
  }
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
