import { deviceOf } from './device';
import { olderKey } from './unsent';

/** Whether anything was said on this device, in this version or an older one, that is not recorded. */
export async function isAnythingLeft(person: string): Promise<boolean> {
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith(olderKey))) return true;
    return ((await (await deviceOf(person))?.count('unsent')) ?? 0) > 0;
  } catch {
    return false;
  }
}
