import type {
  ActionItemType, Audience, Channel, ContactOutcome, CustomerContactOutcome, ContactRung, DeadlineKind, DecisionOutcome, DetectedBy, EntryKind, EvidenceBearing,
  HypothesisStatus, ImpactLevel, ImportRole, IncidentKind, IncidentStatus, LessonCategory, LinkKind, MetricGrouping, MetricKind, MilestoneKind, Precision, ResponseRole, Role,
  Severity, Source,
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
  UPDATE_OVERDUE: 'Update overdue', UPDATE_OVERDUE_WITHDRAWN: 'Update not overdue', FILE: 'File',
  ROLE_TAKEN: 'Role taken', ROLE_HANDED_OVER: 'Role handed over', ROLE_RELEASED: 'Role given up', RESPONDER_RELEASED: 'Released',
  VENDOR_ESCALATED: 'Vendor asked', VENDOR_ENGAGED: 'Vendor at work',
  FATIGUE_WARNING: 'Long without a break', FATIGUE_WARNING_WITHDRAWN: 'Not so long without a break',
  IMPACT_START: 'Impact began', IMPACT_CHANGE: 'Impact changed', IMPACT_END: 'Impact ended', DATA_LOSS: 'Data loss', RECOVERY_STAGE: 'Recovery stage',
  EVIDENCE: 'Evidence', ABANDONMENT: 'Theory given up', TRIGGER: 'Trigger', DECISION: 'Decision', DECISION_VERIFICATION: 'Decision checked',
  ETA: 'Estimate', ETA_MET: 'Expected thing came', TIME_BOX: 'Time box', TIME_BOX_MET: 'Done in the time box', TIME_BOX_CANCELLED: 'Time box cancelled',
  TIME_BOX_ANSWERED: 'Time box answered', TIME_BOX_EXPIRED: 'Time box ended', TIME_BOX_EXPIRED_WITHDRAWN: 'Time box had not ended',
  DEMAND: 'Demand', DEMAND_MET: 'Demand met', DEMAND_MISSED: 'Demand missed', DEMAND_MISSED_WITHDRAWN: 'Demand not missed',
  ACCESS: 'Access', TITLE_CHANGE: 'New title', SEVERITY_CHANGE: 'New severity', KIND_CHANGE: 'Real or drill', ZONE_CHANGE: 'New time zone',
  CANCELLATION: 'Cancelled', CANCELLATION_WITHDRAWN: 'An incident after all', DETECTION: 'Detection', LINK: 'Link',
  CUSTOMER_CONTACT: 'Customer told', CUSTOMERS_TO_TELL: 'Customers to tell', CHANNEL_WARNING_OVERRIDDEN: 'Sent although the channel may be down', CHANNEL_WARNING_MISSED: 'The channel may have been down',
  CLOCK_PAUSE: 'Clock paused', CLOCK_RESUMPTION: 'Clock goes on', SLA_WARNING: 'SLA at risk', SLA_BREACH: 'SLA missed', SLA_MET: 'SLA met', SLA_REASSESSMENT: 'SLA reassessed', SIGN_PRINTED: 'Sign printed',
  SLA_POLICY_ASSIGNMENT: 'SLA policy',
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
export const customerContactWords: Record<CustomerContactOutcome, string> = {
  TOLD: 'Told', NO_ANSWER: 'No answer', LEFT_MESSAGE: 'Message left',
};
export const audienceWords: Record<Audience, string> = {
  CUSTOMER: 'Customer', STAKEHOLDERS: 'Stakeholders', TEAM: 'Team', PUBLIC: 'Public',
};
export const theoryWords: Record<HypothesisStatus, string> = { OPEN: 'Open', REFUTED: 'Refuted', CONFIRMED: 'Confirmed', ABANDONED: 'Given up' };
export const bearingWords: Record<EvidenceBearing, string> = { FOR: 'Speaks for it', AGAINST: 'Speaks against it' };
export const decisionWords: Record<DecisionOutcome, string> = { HELD: 'It held', DID_NOT_HOLD: 'It did not hold' };
export const impactWords: Record<ImpactLevel, string> = { DOWN: 'Down', DEGRADED: 'Degraded', AT_RISK: 'At risk' };
export const responseRoleWords: Record<ResponseRole, string> = {
  COMMANDER: 'Commander', COMMUNICATIONS: 'Communications', SCRIBE: 'Scribe', OPERATIONS: 'Operations', CUSTOM: 'A role of one’s own',
};
export const detectedByWords: Record<DetectedBy, string> = {
  MONITORING: 'Monitoring', STAFF: 'Staff', CUSTOMER: 'A customer', VENDOR: 'A vendor', OTHER: 'Another way',
};
export const incidentKindWords: Record<IncidentKind, string> = { REAL: 'Real', DRILL: 'A drill' };
export const linkWords: Record<LinkKind, string> = {
  CAUSED_BY: 'The other brought it about', PARENT_OF: 'The other is a part of it', BLOCKED_BY: 'It waits for the other',
  SAME_CAUSE: 'Both come from one cause', DUPLICATE_OF: 'It is a duplicate of the other',
};
export const deadlineWords: Record<DeadlineKind, string> = { UPDATE: 'Update', TIME_BOX: 'Time box', DEMAND: 'Demand', ETA: 'Estimate' };
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
  UPDATE: 'Update to stakeholders', ROOT_CAUSE: 'Root cause', MITIGATED: 'Mitigated', RESOLVED: 'Resolved', REOPENED: 'Open again',
};

export const metricWords: Record<MetricKind, string> = {
  TICKET_TO_ENGAGEMENT: 'Ticket to engagement', FORMAL_TICKET_TO_ENGAGEMENT: 'Formal ticket to engagement', TIME_TO_REACH: 'Time to reach',
  TIME_TO_FIRST_UPDATE: 'Time to first update', TIME_TO_DETECT: 'Time to detect', MISSED_WARNING: 'Missed warning', TIME_TO_ACKNOWLEDGE: 'Time to acknowledge',
  TIME_TO_DIAGNOSE: 'Time to diagnose', TIME_TO_MITIGATE: 'Time to mitigate', TIME_TO_RESOLVE: 'Time to resolve (from the fault)',
  REPORT_TO_RESOLVE: 'Report to resolution', LONGEST_SILENCE: 'Longest silence', IMPACT_TIME: 'Impact', AFFECTED_TIME: 'Impact × people affected',
  DATA_LOSS_WINDOW: 'Data-loss window', REMAINING_LOSS: 'Remaining loss', ETA_ERROR: 'Error of estimates', EFFORT: 'Effort', LONGEST_STRETCH: 'Longest stretch',
};
export const groupingWords: Record<MetricGrouping, string> = {
  SEVERITY: 'Severity', HIGHEST_SEVERITY: 'Highest severity', SERVICE: 'Service', CUSTOMER: 'Customer', TEAM: 'Team', DETECTED_BY: 'Detected by', KIND: 'Real or drill',
};

/** A record of words as the options of a select, in the record's order. */
export function optionsOf<T extends string>(words: Record<T, string>, only?: readonly T[]): { value: T; label: string }[] {
  const values = only ?? (Object.keys(words) as T[]);
  return values.map((value) => ({ value, label: words[value] }));
}
