import { describe, expect, it } from 'vitest';
import { incidentLanes } from '@/charts/incidentLanes';
import { incidentAt } from '@/testing/room';
import type { RoomIncident } from '../roomRecord';
import { overviewSpan, overviewTimes } from './overviewTimes';

const at = (minute: number) => new Date(Date.parse('2014-05-14T03:00:00Z') + minute * 60_000).toISOString();
const ms = (minute: number) => Date.parse(at(minute));
const milestone = (kind: 'REPORTED' | 'ENGAGED' | 'RESOLVED', minute: number) => ({ __typename: 'Milestone' as const, kind, at: at(minute), precision: 'MINUTE' as const, entryId: null });
const due = (kind: 'UPDATE' | 'TIME_BOX' | 'ETA' | 'DEMAND', minute: number) => ({ __typename: 'Deadline' as const, kind, at: at(minute), words: kind, entryId: 'e', state: 'RUNNING' as const, whatThen: null });
const masked = { impacts: [{ service: 'Mail', steps: [{ level: 'DOWN', from: at(0), until: null }] }] } as unknown as Partial<RoomIncident>;
const lanesOf = (incident: RoomIncident, now: number) => incidentLanes(overviewTimes(incident, 'America/Chicago'), ms(now));

describe('the overview of a room', () => {
  it('puts each promise right of now into the lane that it concerns, dashed', () => {
    const incident = incidentAt(9, {
      ...masked, milestones: [milestone('REPORTED', 0)], engagements: [{ __typename: 'Engagement', entryId: 'x', who: 'Jonas', personId: null, how: null, at: at(18), until: null, stretch: null, endAssumed: false }],
      updates: [{ __typename: 'StakeholderUpdate', entryId: 'u', audience: 'CUSTOMER', channel: 'EMAIL', channels: [], text: 'Soon.', nextUpdateDue: null, at: at(50) }], due: [due('UPDATE', 70), due('TIME_BOX', 80), due('ETA', 90)],
    });
    const promised = lanesOf(incident, 60).flatMap(({ name, bars }) => bars.filter(({ look, from }) => look === 'dashed' && from === ms(60)).map(({ words, until }) => [name, words, until]));
    expect(promised).toEqual([['Mail', 'ETA 23:30', ms(90)], ['People', 'time box 23:20', ms(80)], ['Telling', 'due 23:10', ms(70)]]);
  });

  it('says of what is late since when', () => {
    const late = lanesOf(incidentAt(9, { milestones: [milestone('REPORTED', 0)], due: [due('UPDATE', 40)] }), 60).find(({ name }) => name === 'Telling')?.bars[0];
    expect(late).toMatchObject({ from: ms(40), until: ms(60), tone: 'crit', words: 'late: due 22:40' });
  });

  it('puts an estimate into the phase where no service is known to suffer', () => {
    const [phase] = lanesOf(incidentAt(9, { milestones: [milestone('REPORTED', 0)], due: [due('ETA', 90)] }), 60);
    expect(phase).toMatchObject({ name: 'Phase' });
    expect(phase?.bars.at(-1)).toMatchObject({ look: 'dashed', words: 'ETA 23:30' });
  });

  it('begins with what happened first, and gives what is to come at most a third', () => {
    const times = overviewTimes(incidentAt(9, { ...masked, milestones: [milestone('REPORTED', 2)], due: [due('ETA', 6000)] }), 'UTC');
    const span = overviewSpan(times, at(5), ms(240), false);
    expect(span.from).toBe(ms(0));
    expect((span.until - span.now) / (span.until - span.from)).toBeLessThan(0.36);
  });

  it('ends where the incident does', () => {
    const times = overviewTimes(incidentAt(9, { milestones: [milestone('REPORTED', 0), milestone('RESOLVED', 100)] }), 'UTC');
    expect(overviewSpan(times, at(0), ms(90_000), true).now).toBe(ms(100));
  });
});
