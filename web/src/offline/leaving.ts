import { closeDevices, forgetDevice } from './device';
import { forgetDrafts } from './drafts';
import { forgetPerson } from './person';
import { closeQueues } from './queues';
import { olderKey } from './unsent';

/** For somebody who leaves on purpose: whoever uses this browser next is neither to read what they read or wrote, nor to send it under their own name. */
export async function forgetEverything(person: string): Promise<void> {
  closeQueues();
  try {
    forgetDrafts();
    for (const key of Object.keys(localStorage)) if (key.startsWith(olderKey)) localStorage.removeItem(key);
  } catch {
    // Storage is switched off: nothing was kept.
  }
  forgetPerson();
  await forgetDevice(person);
  closeDevices();
}
