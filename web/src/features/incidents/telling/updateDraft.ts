const storageKey = (incidentId: string) => `timeline.update.${incidentId}`;

/** What was typed and not sent yet, kept on the device. */
export function keptUpdate(incidentId: string): string {
  try {
    return localStorage.getItem(storageKey(incidentId)) ?? '';
  } catch {
    return '';
  }
}

export function keepUpdate(incidentId: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(storageKey(incidentId));
    else localStorage.setItem(storageKey(incidentId), text);
  } catch {
    // Storage is off: the text lasts until the form is closed.
  }
}

export const forgetUpdate = (incidentId: string): void => { keepUpdate(incidentId, ''); };
