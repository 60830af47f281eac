import type { Page } from '@playwright/test';
import { ask, declare, expect, test } from './timeline';

test.use({ serviceWorkers: 'allow' });

/** Until this page is one that opens without a network. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }); });
  });
}

async function record(page: Page, text: string): Promise<void> {
  await page.getByLabel('What happened').fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What happened')).toHaveValue('');
}

test('a room opens and records without a network, and sends everything in order when it is back', async ({ page, context, request }) => {
  const { key } = await declare(request, 'The office has no network', 'UTC');
  await page.goto(`/incidents/${key}`);
  await record(page, 'Said with a network');
  await expect(page.getByRole('article').filter({ hasText: 'Said with a network' })).toBeVisible();
  await kept(page);
  // What is kept of the room is written a moment after it was read.
  await expect.poll(() => page.evaluate(async (room) => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('timeline.')) continue;
      const found = await new Promise<boolean>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('rooms').objectStore('rooms').get(room);
          asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result ?? null).includes('Said with a network')); };
        };
      });
      if (found) return true;
    }
    return false;
  }, key)).toBe(true);

  await context.setOffline(true);
  await record(page, 'First without a network');
  await expect(page.getByText('Not sent')).toBeVisible();
  await expect(page.getByText(/since \d\d:\d\d\. Keep writing: 1 entry waits here/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The office has no network');
  await expect(page.getByRole('article').filter({ hasText: 'Said with a network' })).toBeVisible();
  await expect(page.getByText('First without a network')).toBeVisible();
  await record(page, 'Second without a network');
  await expect(page.getByText(/2 entries wait here with their own times/)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('article').filter({ hasText: 'First without a network' })).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: 'Second without a network' })).toBeVisible();
  await expect(page.getByText('Not sent')).toHaveCount(0);
  const { incident } = await ask<{ incident: { timeline: { nodes: { text: string }[] } } }>(request, 'query($key: String!) { incident(key: $key) { timeline { nodes { ... on TimelineEntry { text } } } } }', { key });
  expect(incident.timeline.nodes.map(({ text }) => text).filter((text) => text.includes('network') && !text.includes('office'))).toEqual(['Said with a network', 'First without a network', 'Second without a network']);
});

test('signing out asks about what is not recorded, and leaves nothing on the device', async ({ page, context, request }) => {
  const { key } = await declare(request, 'Somebody leaves', 'UTC');
  await page.goto(`/incidents/${key}`);
  await page.getByLabel('What happened').fill('Half a sentence');
  await page.getByRole('button', { name: /^Journey/ }).click();
  await page.getByRole('button', { name: 'Sign out here' }).click();
  const dialog = page.getByRole('dialog', { name: 'One text is not recorded' });
  await expect(dialog).toContainText('Half a sentence');
  await context.setOffline(true);
  await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
  await expect(page.getByText(/still signed in, and nothing was removed/)).toBeVisible();
});
