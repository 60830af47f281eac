import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// eng/check starts the application and says where it is. Run alone, these journeys start it themselves, with fresh data.
const given = process.env['TIMELINE_E2E_URL'];
const url = given ?? 'http://127.0.0.1:5187';
process.env['TIMELINE_E2E_TOKEN'] ??= `e2e-${randomUUID()}`;

const chromium = process.env['CHROMIUM_PATH'] || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  timeout: 45_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // The journeys without a network have one; elsewhere it would answer what a journey intercepts.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: { args: ['--no-sandbox'], ...(chromium && { executablePath: chromium }) },
  },
  ...(given === undefined && {
    webServer: {
      command: `dotnet run --project ../../api/Timeline.Api -- --urls ${url}`,
      url: `${url}/health/ready`,
      timeout: 300_000,
      stdout: 'pipe' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
      env: {
        TIMELINE_FETCH_FONTS: 'false',
        TIMELINE_DATA: join(tmpdir(), `timeline-e2e-${process.pid}`),
        TIMELINE_ADMIN_TOKEN: process.env['TIMELINE_E2E_TOKEN'],
      },
    },
  }),
});
