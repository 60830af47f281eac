import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { ask, declare, expect, invite, test } from './timeline';

async function signedInAs(browser: Browser, baseURL: string, request: Parameters<typeof invite>[0], name: string): Promise<{ page: Page; name: string }> {
  const invited = await invite(request, name, 'MANAGER');
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(invited.path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // The page of the link has a heading too: the application is there when it can be searched.
  await expect(page.getByRole('button', { name: /^Search/ })).toBeVisible();
  return { page, name: invited.name };
}

test('a postmortem is written by one, read live by another, approved and published by the second', async ({ browser, request, baseURL }) => {
  test.setTimeout(300_000);
  const { id, key } = await declare(request, 'The relay stands');
  await ask(request, 'mutation Log($input: LogEntryInput!) { logEntry(input: $input) { error { code } } }', { input: { commandId: randomUUID(), incidentId: id, text: 'The spare relay was never put into service' } });
  await ask(request, 'mutation DraftInTunnel($input: DraftPostmortemInput!) { draftPostmortem(input: $input) { error { code } } }', { input: { incidentId: id } });
  const ruth = await signedInAs(browser, baseURL ?? '', request, 'Ruth');
  const leo = await signedInAs(browser, baseURL ?? '', request, 'Leo');

  // A link with a section lands there.
  await leo.page.goto(`/incidents/${key}/postmortem#lead-up`);
  await expect(leo.page.getByRole('heading', { name: 'Lead-up' })).toBeFocused();
  await ruth.page.goto(`/incidents/${key}/postmortem`);
  await ruth.page.getByRole('button', { name: /: Lead-up$/ }).first().click();
  const box = ruth.page.getByRole('textbox', { name: 'Lead-up' });
  await expect(box).toBeFocused();
  await ruth.page.keyboard.press('Control+a');
  await ruth.page.keyboard.type('- It stood in the rack\nnobody had looked ');
  await ruth.page.keyboard.type('@spare', { delay: 60 });
  await expect(ruth.page.getByRole('option', { name: /The spare relay was never put into service/ })).toBeVisible();
  await ruth.page.keyboard.press('Enter');

  // The other reads it as it is typed, and cannot write there.
  await expect(leo.page.getByLabel(`${ruth.name} is typing`)).toContainText('nobody had looked');
  await expect(leo.page.getByRole('button', { name: /: Lead-up$/ }).filter({ hasText: /write/i })).toHaveCount(0);
  // The pages of the real PDF have it before it is recorded.
  await expect(ruth.page.getByRole('region', { name: 'Pages of the PDF' })).toContainText('It stood in the rack', { timeout: 90_000 });

  await ruth.page.keyboard.press('Control+Enter');
  await expect(ruth.page.locator('#lead-up').getByRole('listitem')).toHaveText(['It stood in the rack', /nobody had looked @.*The spare relay/]);
  await ruth.page.getByRole('button', { name: 'Ask for review' }).click();
  await ruth.page.getByLabel('Who is asked').fill(leo.name);
  await ruth.page.getByRole('dialog').getByRole('button', { name: 'Ask for review' }).click();
  await expect(ruth.page.getByText('You wrote in this postmortem, so you cannot approve it.').first()).toBeVisible();

  await leo.page.goto('/postmortems');
  await leo.page.getByRole('region', { name: /waits? for you/ }).getByRole('link', { name: new RegExp(key) }).click();
  await leo.page.getByRole('button', { name: 'Approve' }).click();
  await leo.page.getByRole('button', { name: 'Publish' }).click();
  const dialog = leo.page.getByRole('dialog', { name: 'Publish' });
  await expect(dialog.getByText('No root cause is noted.')).toBeVisible();
  await dialog.getByLabel('Why it is published all the same').fill('The owners are on leave.');
  await dialog.getByRole('button', { name: 'Publish all the same' }).click();
  await leo.page.getByRole('button', { name: 'Versions 1' }).click();
  await leo.page.getByRole('link', { name: 'Version 1' }).click();
  await expect(leo.page.getByRole('region', { name: 'Version 1' })).toContainText('It stood in the rack', { timeout: 90_000 });
  for (const { page } of [ruth, leo]) await page.context().close();
});

test('what is typed while the network is gone is saved when it is back, also by another window', async ({ page, context, request }) => {
  test.setTimeout(120_000);
  const { id, key } = await declare(request, 'Written in a tunnel');
  await ask(request, 'mutation Draft($input: DraftPostmortemInput!) { draftPostmortem(input: $input) { error { code } } }', { input: { incidentId: id } });
  await page.goto(`/incidents/${key}/postmortem`);
  await page.getByRole('button', { name: /: Lead-up$/ }).first().click();
  await expect(page.getByRole('textbox', { name: 'Lead-up' })).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.type('Typed in a tunnel');
  await expect(page.getByText(/cannot be reached.* stays here and on this device/)).toBeVisible();
  await page.close();
  await context.setOffline(false);

  const later = await context.newPage();
  await later.goto(`/incidents/${key}/postmortem`);
  await later.getByRole('button', { name: /: Lead-up$/ }).first().click();
  await expect(later.getByRole('textbox', { name: 'Lead-up' })).toContainText('Typed in a tunnel');
  await later.getByRole('button', { name: 'Done' }).click();
  await expect(later.locator('#lead-up .paper')).toContainText('Typed in a tunnel');
});
