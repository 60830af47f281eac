import { expect, it } from 'vitest';
import { draftsHere } from './drafts';
import { isAnythingLeft } from './left';
import { forgetEverything } from './leaving';
import { keepPerson, lastPerson } from './person';
import { forgetRooms, keepRoom, keptRoom, keptRooms, outdated, type KeptRoom } from './rooms';
import { UnsentQueue, type Said } from './unsent';

const day = 86_400_000, now = Date.parse('2014-05-14T03:00:00Z');
const room = (key: string, readAt = now): KeptRoom => ({ key, title: 'Mail is down', readAt, shape: 'v1', incident: { key }, entries: [] });

it('forgets what was read, typed and not sent, and keeps what the device is set to', async () => {
  localStorage.setItem('timeline.theme', 'dark');
  localStorage.setItem('timeline.draft.i1', '{"form":"entry","values":{"text":"The password was on a note"}}');
  localStorage.setItem('timeline.draft.line.i2', '{"line":"/contact Priya","startedAt":0}');
  localStorage.setItem('timeline.section.i3.SUMMARY.w1', '{"text":"Mail stood still","version":1,"at":0}');
  localStorage.setItem('timeline.outbox.i1', '[]');
  keepPerson({ actorId: 'p1', name: 'Kim', role: 'RESPONDER' });
  expect(lastPerson()).toEqual({ actorId: 'p1', name: 'Kim', role: 'RESPONDER' });
  expect(draftsHere().sort()).toEqual(['/contact Priya', 'Mail stood still', 'The password was on a note']);
  await keepRoom('p1', room('INC-1'), now);
  const queue = new UnsentQueue<Said, null>('p1', (kept) => kept as Said);
  queue.add('c1', 'INC-1', { incidentId: 'i1', occurredAt: '2014-05-14T03:00:00Z', words: 'one' });
  await queue.saved();
  expect(await isAnythingLeft('p1')).toBe(true);
  await forgetEverything('p1');
  expect({ ...localStorage }).toEqual({ 'timeline.theme': 'dark' });
  expect([await isAnythingLeft('p1'), await keptRooms('p1', now), lastPerson()]).toEqual([false, [], null]);
});

it('opens a room as it was last read, for seven days, in the shape it was read in', async () => {
  await keepRoom('p1', room('INC-1', now - 6 * day), now);
  await keepRoom('p1', room('INC-2'), now);
  expect((await keptRooms('p1', now)).map(({ key }) => key)).toEqual(['INC-2', 'INC-1']);
  expect(await keptRoom('p1', 'INC-1', 'v2', now)).toBeNull();
  expect(await keptRoom('p1', 'INC-1', 'v1', now)).toMatchObject({ key: 'INC-1' });
  expect(await keptRoom('p1', 'INC-1', 'v1', now + day)).toBeNull();
  expect(await keptRoom('p2', 'INC-1', 'v1', now)).toBeNull();
  // A newer version of the program asks for other fields.
  await keepRoom('p1', { ...room('INC-3'), shape: 'v2' }, now);
  expect((await keptRooms('p1', now)).map(({ key }) => key)).toEqual(['INC-3']);
});

it('keeps the newest twenty, and none for longer than seven days', () => {
  expect(outdated([room('old', now - 7 * day), room('new', now)], now)).toEqual(['old']);
  expect(outdated(Array.from({ length: 22 }, (_, n) => room(`INC-${n}`, now - n)), now)).toEqual(['INC-20', 'INC-21']);
});

it('forgets what was read where the right to read is gone, and nothing that was written', async () => {
  await keepRoom('p1', room('INC-1'), now);
  const queue = new UnsentQueue<Said, null>('p1', (kept) => kept as Said);
  queue.add('c1', 'INC-1', { incidentId: 'i1', occurredAt: '2014-05-14T03:00:00Z', words: 'one' });
  await queue.saved();
  await forgetRooms('p1');
  expect([await keptRooms('p1', now), await isAnythingLeft('p1')]).toEqual([[], true]);
});
