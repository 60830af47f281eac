/** The longest that something waits for the browser to have nothing else to do. */
const patience = 1_000;

/** Resolves when the browser has time, or when `hurry` is called, or at the end of `signal`. */
export function whenIdle(signal: AbortSignal, onHurry: (hurry: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    onHurry(resolve);
    signal.addEventListener('abort', () => { resolve(); }, { once: true });
    // Not in every browser.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => { resolve(); }, { timeout: patience });
    else setTimeout(resolve, 50);
  });
}
