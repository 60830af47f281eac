/** What was typed and is not saved, kept on this device until the server has it. */
export interface DeviceDraft { key: string; text: string; version: number; at: number }

const prefix = 'timeline.section.';
const placeOf = (incidentId: string, section: string) => `${prefix}${incidentId}.${section}.`;

/** Each window keeps its own: two that write in one section lose neither text. */
export const keyOf = (incidentId: string, section: string, window: string): string => `${placeOf(incidentId, section)}${window}`;

/** False: the device keeps nothing. */
export function keepOnDevice(key: string, text: string, version: number): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ text, version, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export function forgetOnDevice(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is off: nothing was kept.
  }
}

/** What windows that are gone left in a section, oldest first. */
export function leftOnDevice(incidentId: string, section: string, own: string): DeviceDraft[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(placeOf(incidentId, section)) && key !== own).flatMap((key): DeviceDraft[] => {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Omit<DeviceDraft, 'key'> | null;
      return kept === null ? [] : [{ key, ...kept }];
    }).sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}
