import type { RoomEntry, RoomIncident } from '@/features/incidents/roomRecord';

/** Sequence, minutes after 22:00 on 13 May 2014 in Chicago, and whatever else matters to the test. */
export function entryAt(sequence: number, minute: number, over: Partial<RoomEntry> = {}): RoomEntry {
  const at = new Date(Date.parse('2014-05-14T03:00:00Z') + minute * 60_000).toISOString().replace('.000Z', 'Z');
  return {
    __typename: 'TimelineEntry', id: `entry-${sequence}`, sequence, kind: 'NOTE', text: `text ${sequence}`, html: `<p>text ${sequence}</p>`,
    occurredAt: at, occurredUntil: null, precision: 'MINUTE', zone: 'America/Chicago', recordedAt: at, late: false, author: 'Kim', recordedBy: 'Kim',
    source: 'WEB', deviceClockAhead: null, amended: false, retracted: false, retractionReason: null, redaction: null, milestones: [], worded: false, starred: false, tags: [], file: null, facts: [], history: [], ...over,
  };
}

const none = { status: 'PENDING', seconds: null, reason: 'Not recorded.', from: null, to: null };

/** An incident at a version, with nothing known but what the test says. */
export function incidentAt(version: number, over: Partial<RoomIncident> = {}): RoomIncident {
  const metric = (name: string) => ({ ...none, ' $fragmentRefs': {}, name });
  return {
    __typename: 'Incident', id: 'incident-1', key: 'INC-1', title: 'Mail is down', severity: 'SEV2', status: 'DECLARED', kind: 'REAL',
    zone: 'America/Chicago', version, declaredAt: '2014-05-14T03:00:00Z', declaredBy: 'Kim', milestones: [],
    metrics: {
      ticketToEngagement: metric('t'), definitionsVersion: 1, attemptsToReach: null,
      formalTicketToEngagement: none, timeToAcknowledge: none, timeToReach: none, timeToFirstUpdate: none, longestSilence: none, timeToDetect: none,
      missedWarning: none, timeToDiagnose: none, timeToMitigate: none, timeToResolve: none, reportToResolve: none,
    } as unknown as RoomIncident['metrics'],
    contactAttempts: [], engagements: [], updates: [], due: [], cancelled: false, private: false, tags: [], accessTakenBy: [], entitlements: [], sla: [], contradictions: [], hypotheses: [], rootCauses: [], contributingFactors: [], lessons: [], actionItems: [], postmortem: null,
    // What the overview reads by its own fragment.
    ...{ decisions: [] },
    asKnownAt: '2014-05-14T03:00:00Z', detectedBy: null, nextUpdateDue: null, updateOverdueSince: null, roles: [], vendors: [], etas: [], timeBoxes: [], demands: [], impacts: [], recoveryStages: [],
    dataLoss: 'NOT_ASSESSED', dataLossAssessments: [], files: [], triggers: [], links: [], namedPeople: [],
    ...over,
  };
}
