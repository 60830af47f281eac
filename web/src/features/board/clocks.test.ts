// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dueNext, engagementFace, faceOf, mostUrgent, remainingWords, sorted, stateOf } from './clocks';
import { clockAt, lineAt, minutes, now } from './testBoard';

describe('a clock of the board', () => {
  it.each([
    ['runs', clockAt({ since: minutes(-10), at: minutes(109) }), { state: 'running', value: '1 h 49 left' }],
    ['is at risk from four fifths on', clockAt({ since: minutes(-80), at: minutes(20) }), { state: 'risk', value: '20 min left' }],
    ['is at risk from when its policy says', clockAt({ since: minutes(-10), at: minutes(90), warnsAt: minutes(-1) }), { state: 'risk', value: '1 h 30 left' }],
    ['is late', clockAt({ at: minutes(-4) }), { state: 'late', value: '4 min late' }],
    ['is paused with its reason, by what has counted', clockAt({ kind: 'TARGET', state: 'PAUSED', at: null, share: 0.42, reason: 'waiting for customer' }), { state: 'paused', value: 'paused', share: 0.42, title: 'waiting for customer' }],
    ['was met', clockAt({ kind: 'TARGET', state: 'MET', since: minutes(-60), at: minutes(-48) }), { state: 'met', value: 'met, 12 min' }],
  ])('%s', (_, clock, face) => { expect(faceOf(clock, 'UTC', now)).toMatchObject(face); });

  it('has no bar where nobody knows how much has counted', () => {
    expect(faceOf(clockAt({ state: 'PAUSED', at: null }), 'UTC', now).share).toBeUndefined();
  });

  it('says seconds only below a minute', () => {
    expect([remainingWords(minutes(0.5), now), remainingWords(minutes(-0.5), now), remainingWords(minutes(0), now)]).toEqual(['30 s left', '30 s late', '0 s late']);
    expect(stateOf({ since: minutes(-1), at: minutes(0) , warnsAt: null }, now)).toBe('late');
  });

  it('of several is the first that runs, then a pause, then what was met last', () => {
    const [met, paused, runs] = [clockAt({ state: 'MET', words: 'met' }), clockAt({ state: 'PAUSED', at: null, words: 'paused' }), clockAt({ words: 'runs' })];
    expect([[runs, paused, met], [paused, met], [met], []].map((clocks) => mostUrgent(lineAt(1, 'x', {}, clocks))?.words)).toEqual(['runs', 'paused', 'met', undefined]);
  });

  it('is that of first hands on it where nothing is due', () => {
    const metric = (over: object) => ({ ticketToEngagement: { status: 'PENDING', seconds: null, reason: null, from: null, ...over } }) as never;
    expect(engagementFace(lineAt(1, 'x', metric({ from: { at: minutes(-11) } })), now)).toMatchObject({ value: '11 min', state: 'running' });
    expect(engagementFace(lineAt(1, 'x', metric({ status: 'RECORDED', seconds: 1080 })), now).value).toBe('18 min');
    expect(engagementFace(lineAt(1, 'x', metric({})), now)).toMatchObject({ value: 'no first contact yet', state: 'none' });
    expect(engagementFace(lineAt(1, 'x', metric({ status: 'INVALID', reason: 'end before start' })), now)).toMatchObject({ value: 'times contradict', title: 'end before start' });
  });
});

describe('the order of the board', () => {
  const lines = [
    lineAt(9, 'nothing due, worse', { severity: 'SEV1' }), lineAt(2, 'soon', {}, [clockAt({ at: minutes(30) })]), lineAt(3, 'late', { severity: 'SEV4' }, [clockAt({ at: minutes(-4) })]),
    lineAt(4, 'paused', { severity: 'SEV1' }, [clockAt({ state: 'PAUSED', at: null })]), lineAt(10, 'nothing due'),
  ];
  it.each([['urgent', [3, 2, 9, 4, 10]], ['severity', [9, 4, 10, 2, 3]], ['newest', [10, 9, 4, 3, 2]]] as const)('%s', (order, keys) => {
    expect(sorted(lines, order).map(({ key }) => Number(key.slice(4)))).toEqual(keys);
  });
  it('of what is due next is over all incidents', () => {
    const two = [lineAt(1, 'a', {}, [clockAt({ at: minutes(5) }), clockAt({ at: minutes(50) })]), lineAt(2, 'b', {}, [clockAt({ at: minutes(20) }), clockAt({ state: 'MET' })])];
    expect(dueNext(two).map(({ line }) => line.key)).toEqual(['INC-1', 'INC-2', 'INC-1']);
  });
});
