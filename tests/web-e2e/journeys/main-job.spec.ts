import { readFile } from 'node:fs/promises';
import { expect, importNight, test } from './timeline';

test('the notes of a night become a timeline, metrics, and a postmortem to download', async ({ page, browser, baseURL, signedIn }) => {
  test.setTimeout(120_000);
  await page.goto('/paste');
  await page.getByLabel('What was wrong').fill('No mail for a whole company');
  await importNight(page);

  const timeline = page.getByRole('region', { name: 'Incident timeline' });
  await expect(timeline.getByRole('article').last()).toHaveAccessibleName(/06:47/);
  await expect(timeline.getByRole('heading', { name: /2014/ }).last()).toHaveText('Wednesday 14 May 2014');
  // Of a long timeline only what is in view is in the page.
  await page.keyboard.press('Home');
  await expect(timeline.getByRole('heading', { name: /2014/ }).first()).toHaveText('Tuesday 13 May 2014');
  await expect(timeline.getByRole('listitem').filter({ has: page.getByRole('article') }).first()).toBeFocused();
  await page.keyboard.press('End');
  const metric = (name: string) => page.getByRole('region', { name: 'Metrics' }).locator('.metric', { hasText: name });
  await expect(page.getByRole('region', { name: 'Ticket to engagement' })).toContainText('18 min');
  await page.getByRole('link', { name: 'Record', exact: true }).click();
  await expect(metric('Formal ticket to engagement')).toContainText('16 min');
  await expect(metric('Time to reach somebody')).toContainText('2 min · 2 attempts');
  await expect(metric('Time to first update')).toContainText('13 min');
  await expect(metric('Report to resolved')).toContainText('8 h 45');

  await page.getByRole('navigation', { name: 'Views of the incident' }).getByRole('link', { name: 'Timeline' }).click();

  const other = await browser.newContext({ ...(baseURL && { baseURL }), storageState: signedIn });
  const watcher = await other.newPage();
  await watcher.goto(page.url());
  await expect(watcher.getByRole('article').last()).toHaveAccessibleName(/06:47/);
  await page.getByLabel('What happened').fill('The customer says thank you, warmly');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(watcher.getByRole('article').filter({ hasText: 'says thank you' })).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: 'says thank you' })).toHaveCount(1);
  await other.close();

  await page.getByRole('link', { name: 'Postmortem', exact: true }).click();
  await page.getByRole('button', { name: 'Draft the postmortem' }).click();
  await expect(page.getByRole('region', { name: 'Postmortem document' })).toContainText('18 min');
  await expect(page.getByRole('region', { name: 'Missing before it can be published' }).getByRole('listitem').first()).toBeVisible();
  for (const [name, start] of [['PDF', '%PDF-'], ['Markdown', '---'], ['HTML', '<!'], ['JSON', '{']] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name, exact: true }).click()]);
    const content = await readFile(await download.path(), 'latin1');
    expect(content.trimStart().slice(0, start.length).toLowerCase(), name).toBe(start.toLowerCase());
  }
});

test('a draft says when the record has grown since', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto('/paste');
  await page.getByLabel('What was wrong').fill('A second telling');
  await importNight(page);
  const room = page.url();
  await page.getByRole('link', { name: 'Postmortem', exact: true }).click();
  await page.getByRole('button', { name: 'Draft the postmortem' }).click();
  await expect(page.getByRole('region', { name: 'Postmortem document' })).toBeVisible();

  await page.goto(`${room}/record`);
  await page.getByRole('button', { name: 'Record a lesson' }).click();
  await page.getByLabel('Lesson', { exact: true }).fill('Check the ground before the work begins');
  await page.getByRole('dialog', { name: 'Record a lesson' }).getByRole('button', { name: 'Record' }).click();
  await expect(page.getByRole('region', { name: 'Lessons' }).getByRole('listitem')).toContainText('Check the ground before the work begins');

  await page.goto(`${room}/postmortem`);
  await expect(page.getByText(/added to since this was drafted/)).toBeVisible();
  await page.getByRole('button', { name: 'Refresh from the record' }).click();
  await expect(page.getByRole('region', { name: 'Postmortem document' })).toContainText('Check the ground before the work begins');
  await expect(page.getByText(/added to since this was drafted/)).toHaveCount(0);
});
