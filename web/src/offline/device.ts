import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptRoom } from './rooms';
import type { StoredUnsent } from './unsent';

/** What this device keeps for one person. */
export interface DeviceSchema extends DBSchema {
  /** What was said and is not recorded yet, by the command's id. */
  unsent: { key: string; value: StoredUnsent };
  /** Rooms as they were last read, by the incident's key. */
  rooms: { key: string; value: KeptRoom };
}

export type Device = IDBPDatabase<DeviceSchema>;

const nameFor = (person: string) => `timeline.${person}`;
const opened = new Map<string, Promise<Device | null>>();

/** The person's own database on this device; null where the browser has none to give. One person's program never opens another's. */
export function deviceOf(person: string): Promise<Device | null> {
  const known = opened.get(person);
  if (known) return known;
  const opening = open(person);
  opened.set(person, opening);
  return opening;
}

async function open(person: string): Promise<Device | null> {
  try {
    return await openDB<DeviceSchema>(nameFor(person), 1, {
      upgrade: (device) => {
        device.createObjectStore('unsent', { keyPath: 'commandId' });
        device.createObjectStore('rooms', { keyPath: 'key' });
      },
      // Another tab forgets this person, or a newer version of the program opens it: whoever holds it open must let go.
      blocking: (_current, _wanted, event) => { (event.target as IDBDatabase).close(); opened.delete(person); },
      terminated: () => { opened.delete(person); },
    });
  } catch {
    return null;
  }
}

/** Lets go of every database: what is in them stays. */
export function closeDevices(): void {
  opened.forEach((opening) => { void opening.then((device) => device?.close()); });
  opened.clear();
}

/** Removes everything that is kept for a person here. */
export async function forgetDevice(person: string): Promise<void> {
  const device = await opened.get(person);
  opened.delete(person);
  device?.close();
  try {
    await deleteDB(nameFor(person));
  } catch {
    // There is none to give: nothing was kept.
  }
}
