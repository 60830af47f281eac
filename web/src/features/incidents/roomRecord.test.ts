import { describe, expect, it } from 'vitest';
import { entryAt, incidentAt } from '@/testing/room';
import { entriesInOrder, roomRecord, type RoomAction, type RoomRecord } from './roomRecord';

const fold = (...actions: RoomAction[]): RoomRecord => {
  const record = actions.reduce<RoomRecord | null>(roomRecord, null);
  if (!record) throw new Error('nothing was loaded');
  return record;
};
const loaded: RoomAction = { type: 'loaded', incident: incidentAt(2), entries: [entryAt(1, 2), entryAt(2, 4)] };
const change = (sequence: number, entry = entryAt(sequence, sequence * 2)): RoomAction =>
  ({ type: 'changed', sequence, incident: incidentAt(sequence), entry });
const texts = (record: RoomRecord) => entriesInOrder(record).map(({ text }) => text);

describe('the record of a room', () => {
  it('takes each change exactly once, however often it is repeated', () => {
    const once = fold(loaded, change(3), change(4));
    expect(fold(loaded, change(3), change(4), change(3), change(4), change(1))).toEqual(once);
    expect(texts(once)).toHaveLength(4);
  });

  it('goes on after the highest change seen', () => {
    expect(fold(loaded, change(3)).seen).toBe(3);
  });

  it('sorts by when it happened, then by when it was first recorded', () => {
    const record = fold(loaded, change(3, entryAt(3, 2, { text: 'same minute' })), change(4, entryAt(4, 1, { text: 'earlier' })));
    expect(texts(record)).toEqual(['earlier', 'text 1', 'same minute', 'text 2']);
  });

  it('compares instants as times: fractions of a second do not upset the order', () => {
    const whole = entryAt(5, 0, { occurredAt: '2014-05-14T03:00:00Z', text: 'whole' });
    const fraction = entryAt(4, 0, { occurredAt: '2014-05-14T03:00:00.5Z', text: 'half a second later' });
    expect(texts(fold({ type: 'loaded', incident: incidentAt(5), entries: [fraction, whole] }))).toEqual(['whole', 'half a second later']);
  });

  it('moves an entry whose time was amended', () => {
    const record = fold(loaded, change(3, entryAt(1, 9, { text: 'moved', amended: true })));
    expect(texts(record)).toEqual(['text 2', 'moved']);
  });

  it('shows the answer to a command at once, and still takes the changes in between', () => {
    const answered = fold(loaded, { type: 'answered', incident: incidentAt(4), entry: entryAt(4, 8) });
    expect(answered.seen).toBe(2);
    const after = roomRecord(roomRecord(answered, change(3)), change(4, entryAt(4, 8)));
    expect(after && texts(after)).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
    expect(after?.seen).toBe(4);
  });

  it('does not let an older reading replace a newer one', () => {
    const answered = fold(loaded, { type: 'answered', incident: incidentAt(5, { title: 'newer' }), entry: entryAt(1, 2, { text: 'amended twice' }) });
    const after = roomRecord(answered, { type: 'changed', sequence: 3, incident: incidentAt(3, { title: 'older' }), entry: entryAt(1, 2, { text: 'amended once' }) });
    expect(after?.incident.title).toBe('newer');
    expect(after && texts(after)[0]).toBe('amended twice');
  });

  it('keeps the entries of a later page that the stream had changed already', () => {
    const record = fold(loaded, change(3, entryAt(9, 20, { text: 'from the stream' })), { type: 'paged', asOf: 2, entries: [entryAt(9, 20), entryAt(8, 19)] });
    expect(texts(record)).toEqual(['text 1', 'text 2', 'text 8', 'from the stream']);
  });

  it('ignores what arrives before anything is loaded', () => {
    expect(roomRecord(null, change(3))).toBeNull();
  });
});
