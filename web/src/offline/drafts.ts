/** Where rooms and postmortems keep text that was begun. */
const prefixes = ['timeline.draft.', 'timeline.section.'];
const isDraft = (key: string) => prefixes.some((prefix) => key.startsWith(prefix));

/** What was begun on this device and neither recorded nor given up, as text. */
export function draftsHere(): string[] {
  try {
    return Object.keys(localStorage).filter(isDraft).map((key) => textOf(JSON.parse(localStorage.getItem(key) ?? '{}'))).filter((text) => text !== '');
  } catch {
    return [];
  }
}

/** A line, a section, or what stands in the fields of a form. */
function textOf(draft: { line?: string; text?: string; values?: Record<string, string> }): string {
  return (draft.line ?? draft.text)?.trim() ?? Object.values(draft.values ?? {}).map((value) => value.trim()).filter((value) => value !== '').join(' · ');
}

export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (isDraft(key)) localStorage.removeItem(key);
}
