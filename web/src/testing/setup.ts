import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Beside other work a screen takes longer to appear than the usual second.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  if (typeof document === 'undefined') return;
  cleanup();
  localStorage.clear();
});
