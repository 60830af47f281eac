import { deviceOf, type Device } from './device';

/** An incident as it was last read here, to be opened without a network. */
export interface KeptRoom {
  key: string;
  title: string;
  /** When it was read from the server, in milliseconds. */
  readAt: number;
  /** The operation that read it: another version of the program may ask for other fields. */
  shape: string;
  incident: unknown;
  entries: readonly unknown[];
}

export const keptFor = 7 * 86_400_000;
const mostRooms = 20;

/** What goes: what is too old, and what is beyond the newest twenty. */
export function outdated(rooms: readonly Pick<KeptRoom, 'key' | 'readAt'>[], now: number): string[] {
  const newestFirst = [...rooms].sort((a, b) => b.readAt - a.readAt);
  return newestFirst.filter(({ readAt }, place) => place >= mostRooms || now - readAt >= keptFor).map(({ key }) => key);
}

async function inDevice<T>(person: string, otherwise: T, work: (device: Device) => Promise<T>): Promise<T> {
  const device = await deviceOf(person);
  try {
    return device ? await work(device) : otherwise;
  } catch {
    // Full, or switched off: what is read is on the server, so that nothing is lost.
    return otherwise;
  }
}

/** Keeps a room, and throws out what is too old, too much, or was read by another version of the program. A private one is never kept: give it to `forgetRoom`. */
export const keepRoom = (person: string, room: KeptRoom, now: number = Date.now()): Promise<void> => inDevice(person, undefined, async (device) => {
  await device.put('rooms', room);
  const all = await device.getAll('rooms');
  const other = all.filter(({ shape }) => shape !== room.shape).map(({ key }) => key);
  for (const key of [...other, ...outdated(all, now)]) await device.delete('rooms', key);
});

/** The room as it was last read in this shape. Null: none is kept. */
export const keptRoom = (person: string, key: string, shape: string, now: number = Date.now()): Promise<KeptRoom | null> => inDevice(person, null, async (device) => {
  const room = await device.get('rooms', key);
  return room && room.shape === shape && now - room.readAt < keptFor ? room : null;
});

/** Which rooms can be opened without a network, newest first. */
export const keptRooms = (person: string, now: number = Date.now()): Promise<KeptRoom[]> => inDevice(person, [], async (device) =>
  (await device.getAll('rooms')).filter((room) => now - room.readAt < keptFor).sort((a, b) => b.readAt - a.readAt));

export const forgetRoom = (person: string, key: string): Promise<void> => inDevice(person, undefined, (device) => device.delete('rooms', key));

/** Whoever has no right to read any more has none to what was read. */
export const forgetRooms = (person: string): Promise<void> => inDevice(person, undefined, (device) => device.clear('rooms'));
