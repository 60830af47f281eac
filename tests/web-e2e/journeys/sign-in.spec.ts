import { expect, invite, test } from './timeline';

test('a link signs in once, and signing out shuts the door', async ({ stranger: page, request }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();

  const { name, path } = await invite(request, 'Robin', 'RESPONDER');
  await page.getByLabel('Sign-in link').fill(`https://elsewhere.example${path}`);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Board', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);

  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog', { name }).getByRole('button', { name: 'Sign out here' }).click();
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();

  await page.goto(path);
  await expect(page.getByRole('alert')).toContainText(/link/i);
});

test('an observer reads and is offered nothing to record with', async ({ stranger: page, request }) => {
  const { path } = await invite(request, 'Olive', 'OBSERVER');
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Board', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /Declare/ })).toHaveCount(0);
  await page.goto('/paste');
  await expect(page.getByRole('heading', { name: 'Only responders record' })).toBeVisible();
});

test('a page that needs a session leads to the way in, on every address', async ({ stranger: page }) => {
  for (const path of ['/', '/paste', '/incidents/INC-1', '/incidents/INC-1/postmortem', '/people']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  }
});
