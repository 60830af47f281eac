import { defineConfig, mergeConfig } from 'vitest/config';
import vite from './vite.config';

export default mergeConfig(vite, defineConfig({
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    // Beside other work a screen of 150 rows takes longer than the usual five seconds.
    testTimeout: 20_000,
    env: { TZ: 'UTC' },
  },
}));
