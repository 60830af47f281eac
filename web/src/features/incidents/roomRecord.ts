import { graphql } from '@/gql';
import { dayOf } from '@/time/formatting';
import type { RoomRecord_EntryFragment, RoomRecord_IncidentFragment } from '@/gql/graphql';

export const RoomRecord_Incident = graphql(`
  fragment RoomRecord_Incident on Incident {
    id key title severity status cancelled private tags kind zone version declaredAt declaredBy
    accessTakenBy { entryId name reason at }
    milestones { kind at precision entryId }
    metrics { ...MetricsPanel_metrics ticketToEngagement { status seconds reason from { label at entryId } to { label at entryId } } }
    contactAttempts { entryId who rung channel outcome at sincePrevious }
    due { kind at words entryId state whatThen }
    entitlements { customer customerId standing { state sentence } }
    sla { target customer policy policyVersion status reason warnAt dueAt warnsAt countedSeconds remainingSeconds from { label at entryId } to { at } }
    contradictions { message moments { label at entryId } }
    hypotheses { id entryId statement raisedBy raisedAt status settledBecause settledAt settledBy evidenceFor { entryId } evidenceAgainst { entryId } }
    rootCauses { id entryId text at evidence }
    contributingFactors { id entryId text at evidence }
    lessons { id category text recordedAt recordedBy }
    actionItems { id text type owner due lessonId raisedAt }
    postmortem { id outdated }
    ...Overview_incident ...EntryState_incident
    asKnownAt detectedBy nextUpdateDue updateOverdueSince
    engagements { entryId who personId how at until stretch endAssumed }
    roles { role roleName title who personId since until current handedOver alongside takenBy }
    vendors { vendor caseNumber openedAt engagedAt who openedBy engagedBy }
    updates { entryId audience channel channels { name } text nextUpdateDue at }
    etas { entryId for by byLatest givenBy givenAt supersededBy slips error { status } }
    timeBoxes { entryId setAt deadline state whatThen for author }
    demands { entryId fromWhom what by receivedAt state metAt }
    impacts { entryId service segment customer level affected from until steps { level affected from until } }
    recoveryStages { entryId stage forWhom whatWorks at }
    dataLoss
    dataLossAssessments { entryId state lastGoodCopy lossFrom recoveredTo at }
    files { id entryId name size mediaType url removed retracted caption }
    triggers { id entryId text at evidence }
    links { entryId words incident { key title } }
    namedPeople { personId name }
  }
`);

export const RoomRecord_Entry = graphql(`
  fragment RoomRecord_Entry on TimelineEntry {
    id sequence kind text html occurredAt occurredUntil precision zone recordedAt late author recordedBy source
    deviceClockAhead amended retracted retractionReason redaction { by at reason } milestones worded starred tags facts { name label value input at entryId }
    file { url thumbnailUrl shownUrl name mediaType size removed }
    history { text occurredAt precision replacedAt replacedBy reason facts { name label value input at entryId } }
  }
`);

export type RoomIncident = RoomRecord_IncidentFragment;
export type RoomEntry = RoomRecord_EntryFragment;

/** What the room knows: the incident and its entries as of the newest change seen. */
export interface RoomRecord {
  incident: RoomIncident;
  /** Each entry with the incident's version at which it read so. */
  entries: ReadonlyMap<string, { entry: RoomEntry; asOf: number }>;
  /** The highest sequence such that every change up to it is in here: where a broken stream goes on. */
  seen: number;
  /** How many entries there are that are not in here yet: older ones than all that are. */
  toLoad: number;
}

export type RoomAction =
  | { type: 'loaded'; incident: RoomIncident; entries: readonly RoomEntry[]; total?: number }
  /** As it was read earlier on this device: better than nothing. */
  | { type: 'kept'; incident: RoomIncident; entries: readonly RoomEntry[] }
  | { type: 'paged'; entries: readonly RoomEntry[]; asOf: number; whole?: boolean }
  /** It is there no more for whoever looks: what was known of it goes from the screen. */
  | { type: 'gone' }
  | { type: 'changed'; sequence: number; incident: RoomIncident; entry: RoomEntry | null }
  | { type: 'answered'; incident: RoomIncident; entry: RoomEntry | null };

/** Merges what arrives, in whatever order and however often it does. Older readings never replace newer ones. */
export function roomRecord(record: RoomRecord | null, action: RoomAction): RoomRecord | null {
  switch (action.type) {
    case 'loaded':
      return {
        incident: action.incident, entries: merge(new Map(), action.entries, action.incident.version), seen: action.incident.version,
        toLoad: Math.max(0, (action.total ?? 0) - action.entries.length),
      };
    case 'kept':
      return record ?? { incident: action.incident, entries: merge(new Map(), action.entries, action.incident.version), seen: action.incident.version, toLoad: 0 };
    case 'gone':
      return null;
    case 'paged':
      return record && {
        ...record, entries: merge(record.entries, action.entries, action.asOf),
        toLoad: action.whole ? 0 : Math.max(1, record.toLoad - action.entries.length),
      };
    case 'changed':
      if (!record || action.sequence <= record.seen) return record;
      return {
        ...record,
        incident: newer(record.incident, action.incident),
        entries: merge(record.entries, action.entry ? [action.entry] : [], action.sequence),
        seen: action.sequence,
      };
    case 'answered':
      // An answer may be ahead of the stream: `seen` stays, so that changes in between still arrive.
      return record && {
        ...record,
        incident: newer(record.incident, action.incident),
        entries: merge(record.entries, action.entry ? [action.entry] : [], action.incident.version),
      };
  }
}

const newer = (a: RoomIncident, b: RoomIncident): RoomIncident => (b.version >= a.version ? b : a);

function merge(known: RoomRecord['entries'], arriving: readonly RoomEntry[], asOf: number): RoomRecord['entries'] {
  if (arriving.length === 0) return known;
  const merged = new Map(known);
  for (const entry of arriving) {
    const before = merged.get(entry.id);
    if (!before || before.asOf <= asOf) merged.set(entry.id, { entry, asOf });
  }
  return merged;
}

/** By when it happened, then by when it was first recorded. Instants are compared as times: their text may differ in length. */
export function byOccurrence(a: { occurredAt: string; sequence: number }, b: { occurredAt: string; sequence: number }): number {
  return momentOf(a) - momentOf(b) || a.sequence - b.sequence;
}

const moments = new WeakMap<object, number>();

/** When it happened, in milliseconds since 1970. Ten thousand entries are sorted at each change, and read once. */
export function momentOf(entry: { occurredAt: string }): number {
  let at = moments.get(entry);
  if (at === undefined) moments.set(entry, at = Date.parse(entry.occurredAt));
  return at;
}

/** The day on which the incident's milestones begin, in a zone. Null when none is known. */
export function firstDay(incident: Pick<RoomIncident, 'milestones'>, zone: string): string | null {
  const first = incident.milestones.map(({ at }) => Date.parse(at)).sort((a, b) => a - b)[0];
  return first === undefined ? null : dayOf(first, zone);
}

export const entriesInOrder = (record: RoomRecord): RoomEntry[] =>
  [...record.entries.values()].map(({ entry }) => entry).sort(byOccurrence);
