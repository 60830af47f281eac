import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { offsetName } from '@/time/formatting';
import { cityOf } from '@/time/zones';
import { Button, buttonClass } from '@/ui/Button';
import { LoadError } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { useIncidentZone } from '@/zones/zoneView';
import { ZoneSwitch } from '@/zones/ZoneSwitch';
import { AmendEntryDialog } from './AmendEntryDialog';
import { CausesPanel } from './CausesPanel';
import { ContradictionsPanel } from './ContradictionsPanel';
import { DueList } from './DueList';
import { LearningPanel } from './LearningPanel';
import { MetricsPanel } from './MetricsPanel';
import { MilestonesPanel } from './MilestonesPanel';
import { PastBar } from './past/PastBar';
import { PeoplePanel } from './PeoplePanel';
import { RoomFaces } from './presence/RoomFaces';
import { RoomMain } from './RoomMain';
import { TargetsPanel } from './TargetsPanel';
import { formNamed, formOf } from './recording/forms';
import { RecordingDialog } from './recording/RecordingDialog';
import type { Correction } from './correction';
import type { PendingCommand } from './outbox';
import { RedactEntryDialog } from './RedactEntryDialog';
import { RetractEntryDialog } from './RetractEntryDialog';
import { RoomHeader } from './RoomHeader';
import { entriesInOrder, firstDay, type RoomEntry, type RoomRecord } from './roomRecord';
import { RoomViews } from './RoomViews';
import { useRoomCommands } from './roomCommands';
import { TheoriesPanel } from './TheoriesPanel';
import { useOutbox } from './useOutbox';
import type { Room } from './useRoom';
import './room.css';

/** The incident room: what happened so far, live, and the place to say what happens now. */
export function IncidentRoom({ record, room }: { record: RoomRecord; room: Room }) {
  const { incident } = record;
  const viewer = useViewer();
  const mayRecord = mayAs(viewer.role, 'RESPONDER');
  const mayRedact = mayAs(viewer.role, 'ADMINISTRATOR');
  const may = useMemo(() => ({ record: mayRecord, redact: mayRedact }), [mayRecord, mayRedact]);
  const zone = useIncidentZone(incident.zone);
  const outbox = useOutbox(incident.id, incident.key, room.answered);
  const [dialog, setDialog] = useState<{ type: Correction; entry: RoomEntry } | null>(null);
  const [recording, setRecording] = useState<string | null>(null);
  const [changing, setChanging] = useState<PendingCommand | null>(null);
  const [tab, setTab] = useState<'timeline' | 'record'>('timeline');
  const composer = useRef<HTMLTextAreaElement>(null);
  const entries = useMemo(() => entriesInOrder(record), [record]);

  useEffect(() => { document.title = `${incident.key} ${incident.title} · Timeline`; return () => { document.title = 'Timeline'; }; }, [incident.key, incident.title]);
  const write = useCallback(() => { setTab('timeline'); composer.current?.focus(); }, []);
  useRoomCommands(incident.key, mayRecord, write, setRecording);

  const correct = useCallback((type: Correction, entry: RoomEntry) => { setDialog({ type, entry }); }, []);
  const close = () => { setDialog(null); };
  // Of what was redacted only the time can be corrected.
  const amending = dialog && !dialog.entry.redaction ? formOf(dialog.entry.kind) : null;
  const panel = { incident, zone, mayRecord, onAnswer: room.answered };

  return (
    <Screen title={incident.key} headingBelow above={<Link to="/incidents">Incidents</Link>} views={<RoomViews incidentKey={incident.key} />} actions={(
      <>
        <RoomFaces people={room.presence.people} />
        <ZoneSwitch trigger={<Button look="ghost" title={offsetName(entries[0]?.occurredAt ?? incident.declaredAt, zone)}><Icon name="globe" />{cityOf(zone)}<Icon name="down" /></Button>} />
        {mayRecord && <Link className={buttonClass()} to={`/incidents/${incident.key}/paste`}><Icon name="paste" />Paste notes</Link>}
      </>
    )}>
      {room.record && <PastBar past={room.past} live={room.record} zone={zone} asking={room.asking} onAsk={room.setAsking} />}
      <RoomHeader incident={incident} zone={zone}>
        <DueList {...panel} entries={entries} />
      </RoomHeader>
      {room.load.state === 'failed' && <LoadError message={room.load.message} onRetry={room.reload} />}
      <div className="room-tabs" role="group" aria-label="Part of the room">
        <button type="button" aria-pressed={tab === 'timeline'} onClick={() => { setTab('timeline'); }}>Timeline</button>
        <button type="button" aria-pressed={tab === 'record'} onClick={() => { setTab('record'); }}>Facts and causes</button>
      </div>
      <div className={`room room-${tab}`}>
        <RoomMain record={record} entries={entries} room={room} zone={zone} outbox={outbox} may={may} composer={composer} onCorrect={correct} onChange={setChanging} />
        <aside className="room-side" aria-label="Facts and causes">
          <ContradictionsPanel incident={incident} zone={zone} />
          <MilestonesPanel {...panel} />
          <TargetsPanel incident={incident} zone={zone} day={firstDay(incident, zone)} />
          <MetricsPanel metrics={incident.metrics} zone={zone} day={firstDay(incident, zone)} />
          <PeoplePanel incident={incident} zone={zone} />
          <TheoriesPanel {...panel} entries={entries} />
          <CausesPanel {...panel} entries={entries} />
          <LearningPanel {...panel} />
        </aside>
      </div>
      {recording !== null && <RecordingDialog form={formNamed(recording)} incident={incident} entries={entries} onAnswer={room.answered} onClose={() => { setRecording(null); }} />}
      {changing && (
        <RecordingDialog form={formNamed(changing.command.form)} values={changing.command.values ?? {}} said={changing.command} incident={incident} entries={entries}
          onAnswer={(payload) => { room.answered(payload); outbox.discard(changing.commandId); }} onClose={() => { setChanging(null); }} />
      )}
      {dialog?.type === 'amend' && amending && <RecordingDialog form={amending} amends={dialog.entry} incident={incident} entries={entries} onAnswer={room.answered} onClose={close} />}
      {dialog?.type === 'amend' && !amending && <AmendEntryDialog entry={dialog.entry} incidentId={incident.id} zone={incident.zone} onAnswer={room.answered} onClose={close} />}
      {dialog?.type === 'retract' && <RetractEntryDialog entry={dialog.entry} incidentId={incident.id} onAnswer={room.answered} onClose={close} />}
      {dialog?.type === 'redact' && <RedactEntryDialog entry={dialog.entry} incidentId={incident.id} onAnswer={room.answered} onClose={close} />}
    </Screen>
  );
}
