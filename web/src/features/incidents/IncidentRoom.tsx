import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import type { MilestoneKind } from '@/gql/graphql';
import { offsetName } from '@/time/formatting';
import { cityOf } from '@/time/zones';
import { Button } from '@/ui/Button';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { toast } from '@/ui/toast';
import { useIncidentZone } from '@/zones/zoneView';
import { ZoneSwitch } from '@/zones/ZoneSwitch';
import { RoomBanners } from './header/RoomBanners';
import { RoomHead } from './header/RoomHead';
import { roomOf, tabOf } from './header/roomTabs';
import { RoomTabs } from './header/RoomTabs';
import { ShareMenu } from './header/ShareMenu';
import { PastBar } from './past/PastBar';
import { RoomFaces } from './presence/RoomFaces';
import { RoomMain } from './RoomMain';
import { KeepContext } from './recording/acts';
import { CorrectionDialogs, type Correcting } from './recording/CorrectionDialogs';
import { formNamed } from './recording/forms';
import { RecordingDialog } from './recording/RecordingDialog';
import { SetMilestoneDialog } from './recording/SetMilestoneDialog';
import { useOwnActs } from './recording/useOwnActs';
import type { Values } from './recording/command';
import type { Correction } from './correction';
import type { PendingCommand } from './outbox';
import { entriesInOrder, type RoomEntry, type RoomRecord } from './roomRecord';
import { useRoomCommands } from './roomCommands';
import { RoomAside } from './side/RoomAside';
import { useOutbox } from './useOutbox';
import type { Room } from './useRoom';
import './room.css';

const StoryTab = lazy(() => import('./story/StoryTab').then((module) => ({ default: module.StoryTab })));
const UpdatesTab = lazy(() => import('./telling/UpdatesTab').then((module) => ({ default: module.UpdatesTab })));
const RecordTab = lazy(() => import('./record/RecordTab').then((module) => ({ default: module.RecordTab })));

/** The incident room: what happened so far, live, the place to say what happens now, and where it stands. Its views are addresses of one room. */
export function IncidentRoom({ record, room }: { record: RoomRecord; room: Room }) {
  const { incident } = record;
  const viewer = useViewer();
  const [search] = useSearchParams();
  const at = search.get('at');
  const mayRecord = mayAs(viewer.role, 'RESPONDER') && at === null;
  const mayRedact = mayAs(viewer.role, 'ADMINISTRATOR') && at === null;
  const may = useMemo(() => ({ record: mayRecord, redact: mayRedact }), [mayRecord, mayRedact]);
  const zone = useIncidentZone(incident.zone);
  const acts = useOwnActs(incident.id, room.answered);
  const outbox = useOutbox(incident.id, incident.key, acts.answered);
  const [correcting, setCorrecting] = useState<Correcting | null>(null);
  const [recording, setRecording] = useState<{ form: string; values?: Values } | null>(null);
  const [changing, setChanging] = useState<PendingCommand | null>(null);
  const [milestone, setMilestone] = useState<{ kind?: MilestoneKind } | null>(null);
  const [beside, setBeside] = useState<'state' | 'update' | null>(null);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const tab = tabOf(pathname);
  const composer = useRef<HTMLTextAreaElement>(null);
  const entries = useMemo(() => entriesInOrder(record), [record]);

  useEffect(() => { document.title = `${incident.key} ${incident.title} · Timeline`; return () => { document.title = 'Timeline'; }; }, [incident.key, incident.title]);
  const write = useCallback(() => {
    if (composer.current) { composer.current.focus(); return; }
    void navigate(roomOf(pathname));
    requestAnimationFrame(() => { composer.current?.focus(); });
  }, [navigate, pathname]);
  const onRecord = useCallback((form: string, values?: Values) => { setRecording({ form, ...(values && { values }) }); }, []);
  const onSendUpdate = useCallback(() => { setBeside('update'); }, []);
  const onMilestone = useCallback((kind?: MilestoneKind) => { setMilestone(kind ? { kind } : {}); }, []);
  const handsOn = useCallback(async () => {
    const failure = await acts.record('engage', { who: viewer.name, personId: viewer.actorId });
    if (failure) toast(failure.message);
  }, [acts, viewer]);
  useRoomCommands(incident.key, mayRecord, { write, record: onRecord, sendUpdate: onSendUpdate });

  const correct = useCallback((type: Correction, entry: RoomEntry) => { setCorrecting({ type, entry }); }, []);
  // While its words are changed, it is not sent.
  const change = (pending: PendingCommand) => { outbox.hold(pending.commandId); setChanging(pending); };
  const side = { incident, entries, zone, may: { record: mayRecord, at }, onRecord, onSendUpdate, onMilestone };
  const closeBeside = () => { setBeside(null); };

  return (
    <KeepContext value={outbox.give}>
      <Screen title={incident.key} headingBelow above={<Link to="/incidents">Incidents</Link>} views={<RoomTabs incidentKey={incident.key} />}
        actions={(
          <>
            <RoomFaces people={room.presence.people} />
            <ZoneSwitch trigger={<Button look="ghost" className="room-zone" title={offsetName(entries[0]?.occurredAt ?? incident.declaredAt, zone)}><Icon name="globe" />{cityOf(zone)}<Icon name="down" /></Button>} />
            <ShareMenu incidentKey={incident.key} />
            {tab === 'timeline' && <Button className="room-state" onClick={() => { setBeside('state'); }}><Icon name="people" /><span className="room-word">State</span></Button>}
            {mayRecord && <Button {...(beside !== 'update' && { look: 'primary' })} title="U" onClick={onSendUpdate}><Icon name="megaphone" /><span className="room-word">Send update</span></Button>}
          </>
        )}
        head={(
          <>
            {room.record && <PastBar past={room.past} live={room.record} zone={zone} asking={room.asking} onAsk={room.setAsking} />}
            <RoomHead incident={incident} zone={zone} at={at} may={{ record: mayRecord, close: mayRecord && mayAs(viewer.role, 'MANAGER') }} acts={acts}
              onRecord={onRecord} onVerify={() => { setMilestone({ kind: 'VERIFIED' }); }} />
            <RoomBanners incident={incident} zone={zone} mayRecord={mayRecord} at={at} onHandsOn={() => { void handsOn(); }} onRecord={onRecord} onVerify={() => { setMilestone({ kind: 'VERIFIED' }); }} />
          </>
        )}>
        {room.load.state === 'failed' && <LoadError message={room.load.message} onRetry={room.reload} />}
        <div className={`room room-at-${tab}`}>
          {tab === 'timeline' && <RoomMain record={record} entries={entries} room={room} zone={zone} outbox={outbox} may={may} composer={composer} onCorrect={correct} onChange={change} />}
          {tab !== 'timeline' && (
            <div className="room-view">
              <Suspense fallback={<Skeleton label="Loading" />}>
                {tab === 'story' && <StoryTab incident={incident} zone={zone} at={at} />}
                {tab === 'updates' && <UpdatesTab {...side} />}
                {tab === 'record' && <RecordTab {...side} onAnswer={acts.answered} />}
              </Suspense>
            </div>
          )}
          <RoomAside {...side} acts={acts} tab={tab} open={beside} onClose={closeBeside} />
        </div>
        {recording !== null && (
          <RecordingDialog form={formNamed(recording.form)} {...(recording.values && { values: recording.values })} incident={incident} entries={entries} onAnswer={acts.answered} onClose={() => { setRecording(null); }} />
        )}
        {changing && (
          <RecordingDialog form={formNamed(changing.command.form)} values={changing.command.values ?? {}} said={changing.command} incident={incident} entries={entries}
            onChange={(command) => outbox.change(changing.commandId, command)} onAnswer={acts.answered} onClose={() => { outbox.release(changing.commandId); setChanging(null); }} />
        )}
        {milestone && <SetMilestoneDialog incident={incident} {...milestone} onAnswer={room.answered} onClose={() => { setMilestone(null); }} />}
        {correcting && <CorrectionDialogs {...correcting} incident={incident} entries={entries} onAnswer={room.answered} onClose={() => { setCorrecting(null); }} />}
      </Screen>
    </KeepContext>
  );
}
