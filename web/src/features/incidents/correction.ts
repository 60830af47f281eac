/** What can be done to an entry that stands. */
export type Correction = 'amend' | 'retract' | 'redact';

export interface EntryRights { record: boolean; redact: boolean }
