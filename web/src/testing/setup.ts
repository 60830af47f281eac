import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Beside other work a screen takes longer to appear than the usual second.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out. What scrolls is high there, so that a list which draws only the rows in view draws them all; nothing is ever as wide as a chart needs.
if (typeof HTMLElement !== 'undefined') {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get(this: HTMLElement) { return this.classList.contains('log-scroll') ? 10_000 : 0; } });
  globalThis.PointerEvent ??= MouseEvent as typeof PointerEvent;
  HTMLElement.prototype.scrollTo = () => undefined;
  globalThis.ResizeObserver ??= class { observe() { /* nothing changes its size */ } unobserve() { /* as above */ } disconnect() { /* as above */ } };
}

afterEach(() => {
  if (typeof document === 'undefined') return;
  cleanup();
  localStorage.clear();
});
