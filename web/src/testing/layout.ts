import { vi } from 'vitest';

/** Gives every element a width: there is no layout in tests, and a chart is as wide as its place. */
export function giveWidth(width = 800): void {
  vi.stubGlobal('ResizeObserver', class {
    constructor(private readonly measured: (entries: readonly never[]) => void) {}
    observe() { this.measured([]); }
    unobserve() { /* nothing is kept */ }
    disconnect() { /* nothing is kept */ }
  });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
}
