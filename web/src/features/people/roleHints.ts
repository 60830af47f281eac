import type { Role } from '@/gql/graphql';

/** What each role may do, in few words. */
export const roleHints: Record<Role, string> = {
  OBSERVER: 'reads', RESPONDER: 'reads and records', MANAGER: 'records, closes, publishes, keeps catalogue and policies', ADMINISTRATOR: 'everything, people and tokens included',
};
