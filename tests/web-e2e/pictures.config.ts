import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Pictures of every screen in every state, for people to look at: `eng/pictures`. */
export default defineConfig(journeys, { testDir: 'pictures', timeout: 600_000, workers: 2, use: { trace: 'off' } });
