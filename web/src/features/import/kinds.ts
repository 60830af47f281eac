import type { ImportRole } from '@/gql/graphql';
import type { Tone } from '@/ui/Tag';
import type { RowKind } from './pasteRows';

/** One word each, as a column has room for. */
export const kindOf: Record<RowKind, string> = {
  NOTE: 'Note', OBSERVATION: 'Observation', ACTION: 'Action', COMMUNICATION: 'Communication', VENDOR: 'Vendor', FEEDBACK: 'Feedback', REPORTED: 'Report', TICKETED: 'Ticket',
  CONTACT_ATTEMPT: 'Contact', ENGAGED: 'Engaged', UPDATE: 'Update', ROOT_CAUSE: 'Root cause', MITIGATED: 'Mitigated', RESOLVED: 'Resolved', REOPENED: 'Open again',
  LESSON: 'Lesson', OUT: 'Left out',
};

/** The milestone that a kind sets, in words. */
export const milestoneOf: Partial<Record<RowKind, { words: string; tone: Tone }>> = {
  REPORTED: { words: 'First contact', tone: 'crit' }, TICKETED: { words: 'Ticket', tone: 'line' }, ENGAGED: { words: 'Hands on it', tone: 'blue' }, ROOT_CAUSE: { words: 'Diagnosed', tone: 'violet' },
  MITIGATED: { words: 'Mitigated', tone: 'teal' }, RESOLVED: { words: 'Resolved', tone: 'ok' }, REOPENED: { words: 'Open again', tone: 'crit' },
};

export const roles = Object.keys(kindOf).filter((kind) => kind !== 'LESSON' && kind !== 'OUT') as ImportRole[];
