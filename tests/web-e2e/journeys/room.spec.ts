import { declare, expect, test } from './timeline';

test('an incident is declared and logged with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Board', level: 1 })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Declare incident' })).toBeVisible();
  await expect(page.getByLabel('What is wrong')).toBeFocused();
  await page.keyboard.type('Nobody can pay');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nobody can pay');

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('i');
  await expect(page.getByLabel('What happened')).toBeFocused();
  await page.keyboard.type('Payments answer with an error since the change');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').filter({ hasText: 'since the change' })).toBeVisible();
  await expect(page.getByLabel('What happened')).toBeFocused();
  await expect(page.getByLabel('What happened')).toHaveValue('');
});

test('the clock runs from first contact and stops when somebody has hands on it', async ({ page, request }) => {
  const { key } = await declare(request, 'Search is slow', 'UTC');
  await page.goto(`/incidents/${key}`);
  await page.getByLabel('What happened').fill('/report A user rings');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  const clock = page.getByRole('region', { name: 'Ticket to engagement' });
  await expect(clock.getByRole('timer')).toBeVisible();

  await page.getByLabel('What happened').fill('/handson Alex');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(clock.getByRole('timer')).toHaveCount(0);
  await expect(clock).toContainText('→');
  await clock.getByRole('button', { name: 'Ticket to engagement' }).click();
  await expect(page.getByRole('dialog', { name: 'Ticket to engagement' }).getByRole('link', { name: 'First hands on it' })).toBeVisible();
});

test('a correction keeps the old reading, and a retraction strikes through', async ({ page, request }) => {
  const { key } = await declare(request, 'Wrong minute', 'UTC');
  await page.goto(`/incidents/${key}`);
  await page.getByLabel('What happened').fill('Restarted the queue');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  const entry = page.getByRole('article').filter({ hasText: 'Restarted the queue' });
  await entry.hover();
  await page.getByRole('button', { name: /^Correct:/ }).click();
  const amend = page.getByRole('dialog', { name: 'Correct: Note' });
  await amend.getByLabel('What is happening?').fill('Restarted the queue and the workers');
  await amend.getByLabel('Why').fill('The log shows both');
  await amend.getByRole('button', { name: 'Correct' }).click();
  await expect(amend).toHaveCount(0);
  await page.getByRole('button', { name: 'corrected' }).click();
  await expect(page.getByText(/The log shows both/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('article').filter({ hasText: 'Restarted the queue' }).hover();
  await page.getByRole('button', { name: /^More:/ }).click();
  await page.getByRole('menuitem', { name: 'Retract' }).click();
  const retract = page.getByRole('dialog', { name: 'Retract this entry' });
  await retract.getByLabel('Why').fill('Another incident');
  await retract.getByRole('button', { name: 'Retract' }).click();
  await expect(page.getByText('Retracted: Another incident')).toBeVisible();
  await expect(page.locator('del')).toContainText('Restarted the queue and the workers');
});

test('an entry typed without a connection is kept, and sent once when it is back', async ({ page, context, request }) => {
  const { key } = await declare(request, 'Train in a tunnel', 'UTC');
  await page.goto(`/incidents/${key}`);
  await expect(page.getByLabel('What happened')).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel('What happened').fill('Typed in the tunnel');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('Not sent', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Offline since \d\d:\d\d\. Keep writing: 1 entry waits here/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('article').filter({ hasText: 'Typed in the tunnel' })).toHaveCount(1);
  await expect(page.getByText('Not sent', { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('article').filter({ hasText: 'Typed in the tunnel' })).toHaveCount(1);
});

test('a theory is raised, refuted, and the root cause noted with its evidence', async ({ page, request }) => {
  const { key } = await declare(request, 'Guesses', 'UTC');
  await page.goto(`/incidents/${key}`);
  await page.getByLabel('What happened').fill('/theory The new switch drops packets');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  const theories = page.getByRole('region', { name: 'Theories' });
  await theories.getByRole('button', { name: /^What was found/ }).click();
  await page.getByRole('menuitem', { name: 'Refute' }).click();
  await page.getByLabel('What shows that it is wrong').fill('The counters show no loss');
  await page.getByRole('dialog', { name: 'Theory refuted' }).getByRole('button', { name: 'Record' }).click();
  await expect(theories).toContainText('refuted');
  await expect(theories).toContainText('The counters show no loss');

  await page.getByRole('link', { name: 'Record', exact: true }).click();
  const causes = page.getByRole('region', { name: 'Causes' });
  await causes.getByRole('button', { name: 'Note the root cause' }).click();
  const dialog = page.getByRole('dialog', { name: 'Root cause' });
  await dialog.getByLabel('What caused it').fill('A certificate ran out');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Record' }).click();
  await expect(causes).toContainText('A certificate ran out');
  await expect(causes).toContainText('shown by');
});
