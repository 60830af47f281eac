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

afterEach(() => {
  if (typeof document === 'undefined') return;
  cleanup();
  localStorage.clear();
  closeQueues();
  closeDevices();
  // Each test has a device of its own.
  globalThis.indexedDB = new IDBFactory();
});
