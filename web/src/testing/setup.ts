import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

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
});
