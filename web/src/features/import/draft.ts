/** Under the names that drafts have everywhere: signing out forgets them. */
const nameOf = (incidentId: string | null) => `timeline.draft.paste.${incidentId ?? 'new'}`;

/** The text left on this device; empty when there is none. */
export function keptText(incidentId: string | null): string {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(incidentId)) ?? '{}') as { text?: unknown };
    return typeof kept.text === 'string' ? kept.text : '';
  } catch {
    return '';
  }
}

export function keepText(incidentId: string | null, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(nameOf(incidentId));
    else localStorage.setItem(nameOf(incidentId), JSON.stringify({ text }));
  } catch {
    // Storage is full or off: the text lasts until the page is left.
  }
}
