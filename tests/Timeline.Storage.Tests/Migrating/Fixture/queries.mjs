// What is asked of the filled database: everything that does not depend on the time of asking.
const anchor = 'kind label at entryId';
const duration = `status seconds duration from { ${anchor} } to { ${anchor} } reason`;
const metric = (name) => `${name} { ${duration} }`;
const page = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const entry = `id sequence kind text html occurredAt occurredUntil precision zone recordedAt late author recordedBy source amended retracted retractionReason
  redaction { by at reason } history { text occurredAt occurredUntil precision replacedAt replacedBy reason } milestones`;
const timeline = `${page} edges { cursor node { id sequence occurredAt recordedAt ... on TimelineEntry { ${entry} } } }`;
const hypothesis = 'id entryId statement raisedBy raisedAt status settledBecause settledAt settledBy';
const cause = 'id entryId text at evidence';
const lesson = 'id category text recordedAt recordedBy';
const actionItem = 'id text type owner due lessonId raisedAt raisedBy';
const postmortem = 'id status draftedAt draftedBy incidentVersion outdated asKnownAt missing markdown html markdownUrl htmlUrl pdfUrl';
const metrics = ['ticketToEngagement', 'formalTicketToEngagement', 'timeToReach', 'timeToFirstUpdate', 'timeToDetect', 'missedWarning', 'timeToAcknowledge',
  'timeToDiagnose', 'timeToMitigate', 'timeToResolve', 'reportToResolve', 'longestSilence'];
const incident = `id key title severity status kind zone version declaredAt declaredBy asKnownAt
  milestones { kind at precision entryId }
  metrics { definitionsVersion attemptsToReach ${metrics.map(metric).join(' ')} }
  contactAttempts { entryId who rung channel outcome at precision sincePrevious }
  engagements { entryId who how at precision }
  updates { entryId audience channel text whatNext nextUpdateDue at precision }
  hypotheses { ${hypothesis} } rootCauses { ${cause} } contributingFactors { ${cause} } lessons { ${lesson} } actionItems { ${actionItem} }`;
const summary = `id incidentId key title severity status kind zone declaredAt reportedAt engagedAt resolvedAt version ${metric('ticketToEngagement')} entryCount`;
const person = 'id name role active lastSignInAt';
const accessToken = 'id name role issuedAt expiresAt lastUsedAt';

export const queries = {
  incident: `query Everything($key: String!, $asKnownAt: Instant) { incident(key: $key, asKnownAt: $asKnownAt) { ${incident} postmortem { ${postmortem} } } }`,
  timeline: `query Timeline($key: String!, $asKnownAt: Instant) { incident(key: $key, asKnownAt: $asKnownAt) { timeline(first: 60) { ${timeline} } } }`,
  incidents: `{ incidents(first: 10, filter: { includeDrills: true }) { ${page} edges { cursor node { ${summary} } } } }`,
  incidentsWithoutDrills: `{ incidents(first: 10) { ${page} nodes { key } } }`,
  lessons: `{ lessons(first: 50) { ${page} edges { cursor node { lessonId category text recordedAt recordedBy incident { id key } } } } }`,
  people: `{ people { ${person} } peopleConnection { ${page} edges { cursor node { ${person} } } } }`,
  accessTokens: `{ accessTokens { ${accessToken} } accessTokensConnection { ${page} edges { cursor node { ${accessToken} } } } }`,
  node: `query Again($id: ID!) { node(id: $id) { __typename id
    ... on TimelineEntry { ${entry} } ... on Hypothesis { ${hypothesis} } ... on Cause { ${cause} }
    ... on Lesson { ${lesson} } ... on ActionItem { ${actionItem} }
    ... on Postmortem { ${postmortem.replace('status', 'postmortemStatus: status')} }
    ... on Incident { key version } ... on IncidentSummary { key version } ... on Person { ${person} } ... on AccessToken { ${accessToken} } } }`,
};
