/** Where rooms keep text that was begun. */
export const draftPrefix = 'timeline.draft.';

/** What was begun in rooms on this device and neither recorded nor given up, as text. */
export function draftsHere(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(draftPrefix)).map((key) => textOf(JSON.parse(localStorage.getItem(key) ?? '{}'))).filter((text) => text !== '');
  } catch {
    return [];
  }
}

/** A line, or what stands in the fields of a form. */
function textOf(draft: { line?: string; values?: Record<string, string> }): string {
  return draft.line?.trim() ?? Object.values(draft.values ?? {}).map((value) => value.trim()).filter((value) => value !== '').join(' · ');
}

export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
}
