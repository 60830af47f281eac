/** What was typed and not sent, as rooms and postmortems keep it in this browser. */
const kept = ['timeline.draft.', 'timeline.outbox.', 'timeline.section.'];

/** For somebody who leaves on purpose: whoever uses this browser next is neither to read it nor to send it under their own name. */
export function forgetUnsentText(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (kept.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key);
    }
  } catch {
    // Storage is switched off: nothing was kept.
  }
}
