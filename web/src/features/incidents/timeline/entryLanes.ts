import type { EntryKind } from '@/gql/graphql';

/** What an entry is about: one of six, in the order of the keys 1 to 6. */
export const entryLanes = ['people', 'impact', 'cause', 'promises', 'telling', 'notes'] as const;
export type EntryLane = (typeof entryLanes)[number];

export const laneWords: Record<EntryLane, string> = {
  people: 'People', impact: 'Impact', cause: 'Cause', promises: 'Promises', telling: 'Telling', notes: 'Notes',
};

/** Each kind has one place. The record is complete: a new kind does not compile until it has one. */
export const laneOf: Record<EntryKind, EntryLane> = {
  CONTACT_ATTEMPT: 'people', ENGAGEMENT: 'people', ROLE_TAKEN: 'people', ROLE_HANDED_OVER: 'people', ROLE_RELEASED: 'people', RESPONDER_RELEASED: 'people',
  VENDOR_ESCALATED: 'people', VENDOR_ENGAGED: 'people', FATIGUE_WARNING: 'people', FATIGUE_WARNING_WITHDRAWN: 'people', ACCESS: 'people', VENDOR: 'people',
  REPORT: 'impact', DETECTION: 'impact', IMPACT_START: 'impact', IMPACT_CHANGE: 'impact', IMPACT_END: 'impact', DATA_LOSS: 'impact', RECOVERY_STAGE: 'impact', STATUS: 'impact',
  SEVERITY_CHANGE: 'impact',
  HYPOTHESIS: 'cause', REFUTATION: 'cause', CONFIRMATION: 'cause', ABANDONMENT: 'cause', EVIDENCE: 'cause', ROOT_CAUSE: 'cause', CONTRIBUTING_FACTOR: 'cause', TRIGGER: 'cause',
  ETA: 'promises', ETA_MET: 'promises', TIME_BOX: 'promises', TIME_BOX_MET: 'promises', TIME_BOX_CANCELLED: 'promises', TIME_BOX_ANSWERED: 'promises', TIME_BOX_EXPIRED: 'promises',
  TIME_BOX_EXPIRED_WITHDRAWN: 'promises', DEMAND: 'promises', DEMAND_MET: 'promises', DEMAND_MISSED: 'promises', DEMAND_MISSED_WITHDRAWN: 'promises',
  UPDATE_OVERDUE: 'promises', UPDATE_OVERDUE_WITHDRAWN: 'promises', CLOCK_PAUSE: 'promises', CLOCK_RESUMPTION: 'promises', SLA_WARNING: 'promises', SLA_BREACH: 'promises', SLA_MET: 'promises',
  SLA_REASSESSMENT: 'promises', SLA_POLICY_ASSIGNMENT: 'promises',
  UPDATE: 'telling', COMMUNICATION: 'telling', FEEDBACK: 'telling', CUSTOMER_CONTACT: 'telling', CUSTOMERS_TO_TELL: 'telling', CHANNEL_WARNING_OVERRIDDEN: 'telling',
  CHANNEL_WARNING_MISSED: 'telling', SIGN_PRINTED: 'telling',
  NOTE: 'notes', OBSERVATION: 'notes', ACTION: 'notes', TICKET: 'notes', FILE: 'notes', DECISION: 'notes', DECISION_VERIFICATION: 'notes', TITLE_CHANGE: 'notes', KIND_CHANGE: 'notes',
  ZONE_CHANGE: 'notes', CANCELLATION: 'notes', CANCELLATION_WITHDRAWN: 'notes', LINK: 'notes',
};
