import { describe, expect, it } from 'vitest';
import { entryAt } from '@/testing/room';
import { recordedActs } from './recordedActs';

const revision = (replacedAt: string, reason: string) => ({ __typename: 'EntryRevision' as const, text: 'before', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE' as const, replacedAt, replacedBy: 'Lee', reason, facts: [] });

describe('what entries tell of their recording', () => {
  it('stands in the order of recording, not of happening, with what came of each later', () => {
    const late = entryAt(2, 5, { recordedAt: '2014-05-14T06:00:00Z' });
    const retracted = entryAt(1, 30, { recordedAt: '2014-05-14T04:00:00Z', retracted: true, history: [revision('2014-05-14T05:00:00Z', 'wrong minute'), revision('2014-05-14T07:00:00Z', 'another incident')] });
    const redacted = entryAt(3, 1, { recordedAt: '2014-05-14T08:00:00Z', redaction: { __typename: 'Redaction', by: 'Ada', at: '2014-05-14T09:00:00Z', reason: 'a password' } });
    expect(recordedActs([late, redacted, retracted]).map(({ what, actor, reason, sequence }) => [what, actor, reason, sequence])).toEqual([
      ['recorded', 'Kim', null, 1], ['corrected', 'Lee', 'wrong minute', null], ['recorded', 'Kim', null, 2], ['retracted', 'Lee', 'another incident', null], ['recorded', 'Kim', null, 3], ['redacted', 'Ada', 'a password', null],
    ]);
  });
});
