import { describe, expect, it } from 'vitest';
import { incidentAt } from '@/testing/room';
import type { RoomIncident } from '../roomRecord';
import { roomClocks } from './clocks';
import { statusForms } from './StateMenus';
import { roomOf, tabOf } from './roomTabs';

const zone = 'America/Chicago';
const from22 = (minute: number) => new Date(Date.parse('2014-05-14T03:00:00Z') + minute * 60_000).toISOString().replace('.000Z', 'Z');
const milestone = (kind: RoomIncident['milestones'][number]['kind'], minute: number) => ({ __typename: 'Milestone' as const, kind, at: from22(minute), precision: 'MINUTE' as const, entryId: null });
const metric = (over: Partial<RoomIncident['metrics']['ticketToEngagement']>) => ({ metrics: { ticketToEngagement: { status: 'PENDING', seconds: null, reason: null, from: null, to: null, ...over } } as unknown as RoomIncident['metrics'] });
const anchor = (label: string, minute: number) => ({ __typename: 'MetricAnchor' as const, label, at: from22(minute), entryId: null });
const due = (kind: 'UPDATE' | 'TIME_BOX' | 'DEMAND' | 'ETA', minute: number, entryId: string, whatThen: string | null = null) => ({ __typename: 'Deadline' as const, kind, at: from22(minute), words: kind, entryId, state: 'RUNNING' as const, whatThen });
const update = (minute: number, entryId: string, nextMinute: number | null) => ({
  __typename: 'StakeholderUpdate' as const, entryId, audience: 'CUSTOMER' as const, channel: 'PHONE' as const, channels: [], text: 'told', nextUpdateDue: nextMinute === null ? null : from22(nextMinute), at: from22(minute),
});
const target = (over: Partial<RoomIncident['sla'][number]>): RoomIncident['sla'][number] => ({
  __typename: 'SlaClock', target: 'Resolve', customer: null, policy: 'Gold', policyVersion: 1, status: 'RUNNING', reason: null, warnAt: 80, dueAt: null, warnsAt: null, countedSeconds: 0, remainingSeconds: 0, from: null, to: null, ...over,
});
const clocks = (over: Partial<RoomIncident>, minute: number, then = false) => roomClocks(incidentAt(1, over), { now: Date.parse(from22(minute)), zone, day: '2014-05-13', then });
const one = (over: Partial<RoomIncident>, minute: number, of: string) => clocks(over, minute).find((clock) => clock.of === of);

describe('the clocks of the header', () => {
  it('run from first contact, and say the whole length once it is resolved', () => {
    expect(one({ milestones: [milestone('REPORTED', 2)] }, 204, 'open')).toMatchObject({ label: 'Open', state: 'running', value: '3:22:00', runs: true, anchors: 'since first contact 22:02' });
    expect(one({}, 4, 'open')).toMatchObject({ value: '4:00', anchors: 'since declared 22:00' });
    const over = one({ status: 'RESOLVED', milestones: [milestone('REPORTED', 2), milestone('RESOLVED', 527)] }, 9_999, 'open');
    expect(over).toMatchObject({ label: 'Was open', state: 'met', value: '8 h 45', runs: false });
    expect(one({ status: 'RESOLVED', milestones: [milestone('REPORTED', 9), milestone('RESOLVED', 2)] }, 99, 'open')).toMatchObject({ state: 'none', value: 'Times contradict' });
  });

  it('say how long until somebody had hands on it, that nobody has, or that there is nothing to count', () => {
    expect(one(metric({ status: 'RECORDED', seconds: 1080, from: anchor('First contact', 2), to: anchor('First hands on it', 20) }), 99, 'engagement')).toMatchObject({ state: 'met', value: '18 min', anchors: '22:02 → 22:20', runs: false });
    expect(one(metric({ from: anchor('First contact', 2) }), 8, 'engagement')).toMatchObject({ state: 'running', value: '6:00', anchors: 'since 22:02, nobody yet' });
    expect(one(metric({}), 8, 'engagement')).toMatchObject({ state: 'none', value: 'No first contact yet', runs: false });
    expect(one(metric({ status: 'INVALID', from: anchor('a', 9), to: anchor('b', 2) }), 8, 'engagement')).toMatchObject({ state: 'none', value: 'Times contradict' });
  });

  it('count down to the next update: at risk in the last fifth of the time, then late', () => {
    const told = { updates: [update(0, 'u', 60)], due: [due('UPDATE', 60, 'u')] };
    expect(one(told, 47, 'update')).toMatchObject({ label: 'Next update in', state: 'running', value: '13:00', anchors: 'due 23:00, every 1 h' });
    expect(one(told, 48, 'update')).toMatchObject({ state: 'risk', value: '12:00', share: 0.8 });
    expect(one(told, 64, 'update')).toMatchObject({ label: 'Next update', state: 'late', value: '4:00', share: 1 });
    expect(one({ updates: [update(5, 'u', null)] }, 64, 'update')).toMatchObject({ state: 'none', value: 'Not promised', anchors: 'last 22:05' });
    expect(one({ status: 'RESOLVED', milestones: [milestone('RESOLVED', 9)] }, 64, 'update')).toBeUndefined();
  });

  it('show of targets, time boxes and demands the one that is nearest in time, to come or passed', () => {
    const waited = { due: [due('DEMAND', 300, 'd'), due('TIME_BOX', 60, 'b', 'fail over')], sla: [target({ dueAt: from22(4_000), status: 'RUNNING' })] };
    expect(clocks(waited, 50).at(-1)).toMatchObject({ of: 'timeBox', state: 'running', value: '10:00', anchors: '23:00, else fail over', entryId: 'b' });
    expect(clocks(waited, 65).at(-1)).toMatchObject({ of: 'timeBox', state: 'late', value: '5:00' });
    expect(clocks(waited, 290).at(-1)).toMatchObject({ of: 'demand', value: '10:00' });
    expect(clocks(waited, 3_990).at(-1)).toMatchObject({ of: 'target', label: 'Resolve (SLA)', value: '10:00' });
    expect(clocks({}, 5)).toHaveLength(3);
  });

  it('stand still for a pause and say why, and leave out a target that has its end', () => {
    expect(clocks({ sla: [target({ status: 'PAUSED', reason: 'waiting for customer', remainingSeconds: 1800 })] }, 5).at(-1)).toMatchObject({ state: 'paused', value: '30 min', anchors: 'waiting for customer', runs: false });
    expect(clocks({ sla: [target({ status: 'MET', dueAt: from22(9), to: { __typename: 'MetricAnchor', at: from22(3) } })] }, 5)).toHaveLength(3);
  });

  it('warn of a target from its own moment on', () => {
    const clock = target({ dueAt: from22(100), warnsAt: from22(50), countedSeconds: 600, remainingSeconds: 5400 });
    expect(clocks({ sla: [clock] }, 49).at(-1)?.state).toBe('running');
    expect(clocks({ sla: [clock] }, 51).at(-1)?.state).toBe('risk');
  });

  it('never have more than one that is loud, however much is late', () => {
    const late = { updates: [update(0, 'u', 10)], due: [due('UPDATE', 10, 'u'), due('TIME_BOX', 60, 'b')], sla: [target({ status: 'BREACHED', dueAt: from22(70) })] };
    const all = clocks(late, 90).filter(({ state }) => state === 'late');
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter(({ quiet }) => !quiet).map(({ of }) => of)).toEqual(['update']);
  });

  it('say of an earlier moment that it was then', () => {
    expect(clocks({ updates: [update(0, 'u', 60)], due: [due('UPDATE', 60, 'u')] }, 30, true).map(({ label }) => label)).toEqual(['Open then', 'Ticket to engagement', 'Next update then in']);
  });
});

describe('the status menu', () => {
  it('offers what the status leads to, and closing to managers alone', () => {
    expect(statusForms({ status: 'DECLARED', cancelled: false }, false)).toEqual(expect.arrayContaining(['engage', 'mitigate', 'resolve', 'cancel']));
    expect(statusForms({ status: 'RESOLVED', cancelled: false }, false)).toEqual(['rule', 'reopen', 'link']);
    expect(statusForms({ status: 'RESOLVED', cancelled: false }, true)[0]).toBe('close');
    expect(statusForms({ status: 'CLOSED', cancelled: false }, true)).toEqual(['reopen', 'link']);
    expect(statusForms({ status: 'ENGAGED', cancelled: true }, true)).toEqual(['reopen']);
  });
});

describe('the views of a room', () => {
  it('are told from its address, and lead back to it', () => {
    expect(['/incidents/INC-1', '/incidents/INC-1/story', '/incidents/INC-1/updates/', '/incidents/INC-1/record'].map(tabOf)).toEqual(['timeline', 'story', 'updates', 'record']);
    expect(roomOf('/incidents/INC-1/record')).toBe('/incidents/INC-1');
    expect(roomOf('/incidents/INC-1')).toBe('/incidents/INC-1');
  });
});
