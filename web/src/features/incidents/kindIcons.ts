import type { EntryKind } from '@/gql/graphql';
import type { IconName } from '@/ui/Icon';

export const kindIcons: Record<EntryKind, IconName> = {
  NOTE: 'note', OBSERVATION: 'eye', ACTION: 'wrench', COMMUNICATION: 'speech', VENDOR: 'building', FEEDBACK: 'heart', REPORT: 'bell',
  TICKET: 'ticket', CONTACT_ATTEMPT: 'phone', ENGAGEMENT: 'hands', UPDATE: 'megaphone', HYPOTHESIS: 'bulb', REFUTATION: 'cross',
  CONFIRMATION: 'check', ROOT_CAUSE: 'root', CONTRIBUTING_FACTOR: 'branch', STATUS: 'flag',
  UPDATE_OVERDUE: 'clock', UPDATE_OVERDUE_WITHDRAWN: 'check', FILE: 'clip',
  ROLE_TAKEN: 'people', ROLE_HANDED_OVER: 'people', ROLE_RELEASED: 'people', RESPONDER_RELEASED: 'moon', VENDOR_ESCALATED: 'building', VENDOR_ENGAGED: 'hands',
  FATIGUE_WARNING: 'clock', FATIGUE_WARNING_WITHDRAWN: 'check',
  IMPACT_START: 'bolt', IMPACT_CHANGE: 'bolt', IMPACT_END: 'check', DATA_LOSS: 'erase', RECOVERY_STAGE: 'flag',
  EVIDENCE: 'eye', ABANDONMENT: 'cross', TRIGGER: 'root', DECISION: 'scales', DECISION_VERIFICATION: 'check',
  ETA: 'clock', ETA_MET: 'check', TIME_BOX: 'clock', TIME_BOX_MET: 'check', TIME_BOX_CANCELLED: 'cross', TIME_BOX_ANSWERED: 'check',
  TIME_BOX_EXPIRED: 'clock', TIME_BOX_EXPIRED_WITHDRAWN: 'check', DEMAND: 'megaphone', DEMAND_MET: 'check', DEMAND_MISSED: 'clock', DEMAND_MISSED_WITHDRAWN: 'check',
  ACCESS: 'lock', TITLE_CHANGE: 'pencil', SEVERITY_CHANGE: 'pencil', KIND_CHANGE: 'pencil', ZONE_CHANGE: 'pencil',
  CANCELLATION: 'cross', CANCELLATION_WITHDRAWN: 'undo', DETECTION: 'bell', LINK: 'branch',
  CUSTOMER_CONTACT: 'phone', CUSTOMERS_TO_TELL: 'people', CHANNEL_WARNING_OVERRIDDEN: 'bell', CHANNEL_WARNING_MISSED: 'bell',
  CLOCK_PAUSE: 'clock', CLOCK_RESUMPTION: 'clock', SLA_WARNING: 'bell', SLA_BREACH: 'clock', SLA_MET: 'check', SLA_REASSESSMENT: 'undo', SLA_POLICY_ASSIGNMENT: 'scales', SIGN_PRINTED: 'megaphone',
};
