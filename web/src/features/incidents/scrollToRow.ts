/** Rows that were never on screen have a guessed height until they are, so the place is looked up again for some frames. */
const frames = 8;

/** Brings a row of the timeline into view. */
export function scrollToRow(id: string): void {
  const row = document.getElementById(id);
  const look = (left: number) => {
    row?.scrollIntoView({ block: 'center' });
    if (left > 1) requestAnimationFrame(() => { look(left - 1); });
  };
  look(frames);
}
