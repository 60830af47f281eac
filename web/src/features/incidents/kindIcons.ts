import type { EntryKind } from '@/gql/graphql';
import type { IconName } from '@/ui/Icon';

export const kindIcons: Record<EntryKind, IconName> = {
  NOTE: 'note', OBSERVATION: 'eye', ACTION: 'wrench', COMMUNICATION: 'speech', VENDOR: 'building', FEEDBACK: 'heart', REPORT: 'bell',
  TICKET: 'ticket', CONTACT_ATTEMPT: 'phone', ENGAGEMENT: 'hands', UPDATE: 'megaphone', HYPOTHESIS: 'bulb', REFUTATION: 'cross',
  CONFIRMATION: 'check', ROOT_CAUSE: 'root', CONTRIBUTING_FACTOR: 'branch', STATUS: 'flag',
  UPDATE_OVERDUE: 'clock', UPDATE_OVERDUE_WITHDRAWN: 'check',
};
