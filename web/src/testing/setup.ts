import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach } from 'vitest';
import { closeDevices } from '@/offline/device';
import { closeQueues } from '@/offline/queues';

// Beside other work a screen takes longer to appear than the usual second.
configure({ asyncUtilTimeout: 10_000 });

// jsdom draws nothing, and the editor measures where its text is drawn.
if (typeof Range !== 'undefined') {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
}

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
  closeQueues();
  closeDevices();
  // Each test has a device of its own.
  globalThis.indexedDB = new IDBFactory();
});
