import { describe, expect, it } from 'vitest';
import { entryAt, incidentAt } from '@/testing/room';
import type { RoomIncident } from '../roomRecord';
import { impactSeconds } from './ImpactSection';
import { impactsNow } from './impacts';
import { milestoneLines } from './milestones';
import { answersTo } from './NextSection';
import { freeRoles, ladderOf, peopleAtWork } from './people';
import { evidenceWords, theoriesSummary } from './TheoriesSection';

const at = (minute: number) => entryAt(1, minute).occurredAt;
const role = (over: Partial<RoomIncident['roles'][number]>): RoomIncident['roles'][number] => ({
  __typename: 'RoleTenure', role: 'COMMANDER', roleName: null, title: 'incident commander', who: 'Marta', personId: null, since: at(0), until: null, current: true, handedOver: null, alongside: [], takenBy: 'entry-1', ...over,
});
const engaged = (who: string, minute: number, over: Partial<RoomIncident['engagements'][number]> = {}): RoomIncident['engagements'][number] => ({
  __typename: 'Engagement', entryId: `hands-${who}`, who, personId: null, how: null, at: at(minute), until: null, stretch: null, endAssumed: false, ...over,
});
const fact = (name: string, entryId: string) => ({ __typename: 'EntryFact' as const, name, label: name, value: '', input: null, at: null, entryId });
const warning = entryAt(5, 100, { id: 'warning', kind: 'FATIGUE_WARNING', facts: [fact('engagement', 'hands-Jonas')] });
const now = Date.parse(at(184));

describe('people', () => {
  it('are each there once, with every role and for how long, those with a role first', () => {
    const incident = incidentAt(1, { roles: [role({}), role({ role: 'COMMUNICATIONS', title: 'communications lead' }), role({ who: 'Left', current: false })], engagements: [engaged('Jonas', 0), engaged('marta', 4), engaged('Gone', 1, { until: at(9) })] });
    expect(peopleAtWork(incident, [], now).map(({ name, roles, seconds }) => [name, roles.map(({ title }) => title), seconds])).toEqual([
      ['marta', ['incident commander', 'communications lead'], 180 * 60], ['Jonas', [], 184 * 60],
    ]);
    expect(freeRoles(incident)).toEqual(['SCRIBE', 'OPERATIONS']);
  });

  it('are told apart by id where names are the same', () => {
    const incident = incidentAt(1, { engagements: [engaged('Kim', 0, { personId: 'p1' }), engaged('Kim', 5, { personId: 'p2', entryId: 'other' })] });
    expect(peopleAtWork(incident, [], now)).toHaveLength(2);
  });

  it('are unbroken from the warning on, until it is taken back', () => {
    const incident = incidentAt(1, { engagements: [engaged('Jonas', 0)] });
    const withdrawn = entryAt(6, 120, { kind: 'FATIGUE_WARNING_WITHDRAWN', facts: [fact('warning', 'warning')] });
    expect(peopleAtWork(incident, [warning], now)[0]?.unbroken).toBe(true);
    expect(peopleAtWork(incident, [], now)[0]?.unbroken).toBe(false);
    expect(peopleAtWork(incident, [warning, withdrawn], now)[0]?.unbroken).toBe(false);
  });

  it('work on it no more once it is over', () => {
    expect(peopleAtWork(incidentAt(1, { status: 'RESOLVED', engagements: [engaged('Jonas', 0)] }), [], now)).toEqual([]);
  });

  it('stand on the ladder in the order in which they were tried, vendors among them', () => {
    const attempt = (who: string, minute: number, outcome: 'REACHED' | 'NO_ANSWER') => ({ __typename: 'ContactAttempt' as const, entryId: who, who, rung: 'PRIMARY' as const, channel: 'PHONE' as const, outcome, at: at(minute), sincePrevious: null });
    const vendor = { __typename: 'VendorCase' as const, vendor: 'Mail vendor', caseNumber: '1140', openedAt: at(5), engagedAt: null, who: null, openedBy: 'v', engagedBy: null };
    const ladder = ladderOf(incidentAt(1, { contactAttempts: [attempt('Priya', 4, 'NO_ANSWER'), attempt('Jonas', 6, 'REACHED')], vendors: [vendor] }), { rung: { PRIMARY: 'Primary' }, outcome: { REACHED: 'Reached', NO_ANSWER: 'No answer' } });
    expect(ladder.map(({ name, outcome, words }) => [name, outcome, words])).toEqual([['Priya', 'no', 'no answer'], ['Mail vendor case 1140', 'wait', 'not engaged yet'], ['Jonas', 'yes', 'reached']]);
  });
});

describe('milestones', () => {
  const known = (kind: RoomIncident['milestones'][number]['kind'], minute: number) => ({ __typename: 'Milestone' as const, kind, at: at(minute), precision: 'MINUTE' as const, entryId: null });

  it('stand in the order of time, whatever the record gives first, and then what has not come', () => {
    const lines = milestoneLines(incidentAt(1, { milestones: [known('FAULT_STARTED', 30), known('REPORTED', 2), known('ENGAGED', 20)] }));
    expect(lines.map(({ kind, known: is }) => [kind, is !== null])).toEqual([
      ['REPORTED', true], ['ENGAGED', true], ['FAULT_STARTED', true], ['FIRST_UPDATE', false], ['DIAGNOSED', false], ['MITIGATED', false], ['RESOLVED', false], ['VERIFIED', false],
    ]);
  });

  it('do not wait for one that was passed over', () => {
    expect(milestoneLines(incidentAt(1, { milestones: [known('REPORTED', 2), known('RESOLVED', 90)] })).map(({ kind }) => kind)).toEqual(['REPORTED', 'RESOLVED', 'ENGAGED', 'VERIFIED']);
    expect(milestoneLines(incidentAt(1, { milestones: [known('CLOSED', 2)] }))).toHaveLength(1);
  });
});

describe('impact', () => {
  const window = (service: string, level: 'DOWN' | 'DEGRADED', from: number, until: number | null): RoomIncident['impacts'][number] => ({
    __typename: 'ImpactWindow', entryId: service, service, segment: null, customer: null, level, affected: null, from: at(from), until: until === null ? null : at(until), steps: [],
  });

  it('counts each moment once, however many services suffer', () => {
    expect(impactSeconds([window('Mail', 'DOWN', 0, 30), window('Web', 'DOWN', 10, 20), window('Files', 'DOWN', 60, null)], Date.parse(at(70)))).toBe(40 * 60);
  });

  it('shows what suffers still, the worst first; once nothing does, what did', () => {
    const impacts = [window('Web', 'DEGRADED', 0, null), window('Mail', 'DOWN', 5, null), window('Old', 'DOWN', 0, 3)];
    expect(impactsNow({ impacts }).map(({ service }) => service)).toEqual(['Mail', 'Web']);
    expect(impactsNow({ impacts: impacts.slice(2) }).map(({ service }) => service)).toEqual(['Old']);
  });
});

describe('theories', () => {
  it('are counted by how they stand', () => {
    expect(theoriesSummary([{ status: 'REFUTED' }, { status: 'ABANDONED' }, { status: 'CONFIRMED' }, { status: 'OPEN' }])).toBe('2 fell, 1 stands, 1 open');
    expect(theoriesSummary([])).toBe('none yet');
  });

  it('say how much was found for them and against them', () => {
    const evidence = (n: number) => Array.from({ length: n }, (_, i) => ({ __typename: 'Evidence' as const, entryId: String(i) }));
    expect(evidenceWords({ evidenceFor: evidence(3), evidenceAgainst: evidence(1) })).toBe('3 for, 1 against');
    expect(evidenceWords({ evidenceFor: [], evidenceAgainst: evidence(2) })).toBe('2 against');
    expect(evidenceWords({ evidenceFor: [], evidenceAgainst: [] })).toBe('');
  });
});

describe('what is promised', () => {
  it('is answered by what settles it', () => {
    expect(answersTo({ kind: 'TIME_BOX', entryId: 'b' })).toEqual([{ form: 'timeBoxMet', values: { timeBoxId: 'b' } }, { form: 'timeBoxCancel', values: { timeBoxId: 'b' } }]);
    expect(answersTo({ kind: 'DEMAND', entryId: 'd' })).toEqual([{ form: 'demandMet', values: { demandId: 'd' } }]);
    expect(answersTo({ kind: 'UPDATE', entryId: 'u' })).toEqual([]);
  });
});
