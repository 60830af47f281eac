/** What stands in the line and when its first key was pressed. */
export interface LineDraft { line: string; startedAt: number }

const emptyLine: LineDraft = { line: '', startedAt: 0 };

// The prefix is that of all unsent text: signing out forgets it.
const key = (incidentId: string) => `timeline.draft.line.${incidentId}`;

/** The line left on this device, or an empty one. */
export function readLineDraft(incidentId: string): LineDraft {
  try {
    const { line, startedAt } = { ...emptyLine, ...(JSON.parse(localStorage.getItem(key(incidentId)) ?? '{}') as Partial<LineDraft>) };
    return typeof line === 'string' && typeof startedAt === 'number' ? { line, startedAt } : emptyLine;
  } catch {
    return emptyLine;
  }
}

export function writeLineDraft(incidentId: string, draft: LineDraft): void {
  try {
    if (draft.line.trim() === '') localStorage.removeItem(key(incidentId));
    else localStorage.setItem(key(incidentId), JSON.stringify(draft));
  } catch {
    // Storage is full or off: the line lasts until the page is left.
  }
}
