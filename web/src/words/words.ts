import type {
  ActionItemType, Audience, Channel, ContactOutcome, ContactRung, EntryKind, HypothesisStatus, ImportRole,
  IncidentStatus, LessonCategory, MilestoneKind, Precision, Role, Severity, Source,
} from '@/gql/graphql';

/** What people read for the schema's values. Each record is complete: a new value does not compile until it has a word. */

export const severityWords: Record<Severity, string> = {
  SEV1: 'SEV 1 · critical', SEV2: 'SEV 2 · major', SEV3: 'SEV 3 · minor', SEV4: 'SEV 4 · low',
};
export const statusWords: Record<IncidentStatus, string> = {
  DECLARED: 'Declared', ENGAGED: 'Engaged', MITIGATED: 'Mitigated', RESOLVED: 'Resolved', CLOSED: 'Closed',
};
export const kindWords: Record<EntryKind, string> = {
  NOTE: 'Note', OBSERVATION: 'Observation', ACTION: 'Action', COMMUNICATION: 'Communication', VENDOR: 'Vendor',
  FEEDBACK: 'Feedback', REPORT: 'Report', TICKET: 'Ticket', CONTACT_ATTEMPT: 'Contact attempt', ENGAGEMENT: 'Engaged',
  UPDATE: 'Update', HYPOTHESIS: 'Theory', REFUTATION: 'Theory refuted', CONFIRMATION: 'Theory confirmed',
  ROOT_CAUSE: 'Root cause', CONTRIBUTING_FACTOR: 'Contributing factor', STATUS: 'Status',
  UPDATE_OVERDUE: 'Update overdue', UPDATE_OVERDUE_WITHDRAWN: 'Update not overdue',
};
export const precisionWords: Record<Precision, string> = {
  SECOND: 'to the second', MINUTE: 'to the minute', HOUR: 'within the hour', DAY: 'that day', APPROXIMATE: 'about then',
};
export const sourceWords: Record<Source, string> = {
  WEB: 'typed here', API: 'sent by a program', CLI: 'from a command line', IMPORT: 'imported', WEBHOOK: 'by webhook', SYSTEM: 'by Timeline',
};
export const milestoneWords: Record<MilestoneKind, string> = {
  FAULT_STARTED: 'Fault started', FIRST_SIGNAL: 'First signal', DETECTED: 'Detected', REPORTED: 'First contact', TICKETED: 'Formal ticket',
  ACKNOWLEDGED: 'Acknowledged', FIRST_CONTACT_ATTEMPT: 'First contact attempt', ENGAGED: 'First hands on it', FIRST_UPDATE: 'First update',
  DIAGNOSED: 'Diagnosed', MITIGATED: 'Mitigated', RESOLVED: 'Resolved', VERIFIED: 'Verified', CLOSED: 'Closed',
};
export const rungWords: Record<ContactRung, string> = {
  PRIMARY: 'Primary', SECONDARY: 'Secondary', TERTIARY: 'Third', MANAGER: 'Manager', VENDOR: 'Vendor', OTHER: 'Other',
};
export const channelWords: Record<Channel, string> = {
  PHONE: 'Phone', EMAIL: 'E-mail', CHAT: 'Chat', SMS: 'Text message', PAGER: 'Pager', VIDEO: 'Video call', IN_PERSON: 'In person',
  STATUS_PAGE: 'Status page', OTHER: 'Other',
};
export const outcomeWords: Record<ContactOutcome, string> = {
  REACHED: 'Reached', NO_ANSWER: 'No answer', NOT_AVAILABLE: 'Not available', DECLINED: 'Declined',
};
export const audienceWords: Record<Audience, string> = {
  CUSTOMER: 'Customer', STAKEHOLDERS: 'Stakeholders', TEAM: 'Team', PUBLIC: 'Public',
};
export const theoryWords: Record<HypothesisStatus, string> = { OPEN: 'Open', REFUTED: 'Refuted', CONFIRMED: 'Confirmed' };
export const lessonWords: Record<LessonCategory, string> = {
  WENT_WELL: 'Went well', WENT_BADLY: 'Went badly', LUCKY: 'Where we were lucky', DO_DIFFERENTLY: 'Do differently',
};
export const actionTypeWords: Record<ActionItemType, string> = {
  MITIGATE: 'Mitigate', PREVENT: 'Prevent', DETECT: 'Detect', PROCESS: 'Process',
};
export const roleWords: Record<Role, string> = {
  OBSERVER: 'Observer', RESPONDER: 'Responder', MANAGER: 'Manager', ADMINISTRATOR: 'Administrator',
};
export const importRoleWords: Record<ImportRole, string> = {
  NOTE: 'Note', OBSERVATION: 'Observation', ACTION: 'Action', COMMUNICATION: 'Communication', VENDOR: 'Vendor', FEEDBACK: 'Feedback',
  REPORTED: 'First contact (report)', TICKETED: 'Formal ticket', CONTACT_ATTEMPT: 'Contact attempt', ENGAGED: 'Hands on it',
  UPDATE: 'Update to stakeholders', ROOT_CAUSE: 'Root cause', MITIGATED: 'Mitigated', RESOLVED: 'Resolved',
};

/** A record of words as the options of a select, in the record's order. */
export function optionsOf<T extends string>(words: Record<T, string>, only?: readonly T[]): { value: T; label: string }[] {
  const values = only ?? (Object.keys(words) as T[]);
  return values.map((value) => ({ value, label: words[value] }));
}
