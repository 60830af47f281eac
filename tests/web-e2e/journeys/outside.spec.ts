import type { Page } from '@playwright/test';
import { ask, declare, expect, invite, test } from './timeline';

/** Everything that a browser's console shows as an error or a warning, and every fault of a script. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()}: ${message.text()}`); });
  page.on('pageerror', (fault) => { complaints.push(`${page.url()}: ${fault.message}`); });
  return complaints;
}

// As people come, with what keeps the page for when there is no network.
test.use({ serviceWorkers: 'allow' });

const pages = ['/', '/paste', '/incidents', '/incidents/INC-1', '/incidents/INC-999', '/incidents/INC-1/paste', '/incidents/INC-1/postmortem', '/lessons', '/metrics', '/services', '/channels', '/customers', '/teams', '/people', '/tokens', '/audit', '/system', '/system/templates', '/metrics/sla', '/sla', '/sla/calendars/new', '/postmortems', '/sign/INC-1', '/sign-in'];

test.describe('somebody who is not signed in', () => {
  for (const path of pages) {
    test(`leaves no error in the console at ${path}`, async ({ stranger: page }) => {
      const complaints = complaintsOf(page);
      const failed: string[] = [];
      page.on('response', (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); });
      await page.goto(path, { waitUntil: 'networkidle' });
      await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
      expect(failed).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  test('leaves none with a link that was used already, and is told so', async ({ stranger: page }) => {
    const complaints = complaintsOf(page);
    await page.goto(`/sign-in#${'0'.repeat(32)}.${'a'.repeat(43)}`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('alert')).toContainText('was used already');
    expect(complaints).toEqual([]);
  });

  test('leaves none in GraphiQL, and may go on with a token', async ({ stranger: page }) => {
    const complaints = complaintsOf(page);
    await page.goto('/graphql', { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    expect(complaints).toEqual([]);
    await page.getByRole('button', { name: 'Go on with a token' }).click();
    await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible();
  });

  test('is told of an address that there is not', async ({ stranger: page }) => {
    const response = await page.goto('/nowhere');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });

  test('gets no page in place of a missing script, endpoint or document', async ({ stranger: page }) => {
    for (const path of ['/assets/gone.js', '/graphql/nothing', '/session/nothing', '/incidents/INC-1/postmortem.docx']) {
      const response = await page.request.get(path, { headers: { Accept: 'text/html' } });
      expect(response.status(), path).toBe(404);
      expect(response.headers()['content-type'], path).toContain('application/json');
    }
  });
});

test('a page that is there is answered 200, and the UI draws it', async ({ page, request }) => {
  const { key } = await declare(request, 'Here', 'UTC');
  const response = await page.goto(`/incidents/${key}`);
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Here');
});

const shutOut = 'mutation ShutOut($input: ChangePersonInput!) { changePerson(input: $input) { person { id } error { message } } }';

async function signedInAs(page: Page, request: Parameters<typeof invite>[0], role: 'RESPONDER' | 'ADMINISTRATOR', at: string): Promise<{ id: string; name: string }> {
  const { name, path } = await invite(request, 'Leaver', role);
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Board', level: 1 })).toBeVisible();
  // The page is open when its own stream is, not that of the page before: only that tells it what happens.
  let open = false;
  page.on('framenavigated', () => { open = false; });
  page.on('websocket', (socket) => { socket.on('framereceived', ({ payload }) => { if (String(payload).includes('connection_ack')) open = true; }); });
  await page.goto(at);
  await expect.poll(() => open).toBe(true);
  const { people } = await ask<{ people: { id: string; name: string }[] }>(request, '{ people { id name } }');
  const person = people.find((one) => one.name === name);
  expect(person).toBeDefined();
  return { id: person?.id ?? '', name };
}

test('who is shut out loses the open page at once', async ({ stranger: page, request }) => {
  const { key } = await declare(request, 'Open on a screen', 'UTC');
  const { id } = await signedInAs(page, request, 'RESPONDER', `/incidents/${key}`);
  await ask(request, shutOut, { input: { personId: id, active: false } });
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
});

test('who is demoted loses what the role gave at once', async ({ stranger: page, request }) => {
  const { key } = await declare(request, 'Too much on a screen', 'UTC');
  const { id } = await signedInAs(page, request, 'ADMINISTRATOR', `/incidents/${key}`);
  await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
  await expect(page.getByLabel('What happened')).toBeVisible();
  await ask(request, shutOut, { input: { personId: id, role: 'OBSERVER' } });
  await expect(page.getByText(/it is Observer now, and no longer Administrator/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);
  await expect(page.getByLabel('What happened')).toHaveCount(0);
});

test('shutting somebody out asks first, and says what it does', async ({ page, request }) => {
  const { name } = await invite(request, 'Aaron', 'OBSERVER');
  await page.goto('/people');
  const row = page.getByRole('table', { name: 'People' }).getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: 'Shut out' }).click();
  const dialog = page.getByRole('dialog', { name: `Shut out ${name}?` });
  await dialog.getByRole('button', { name: 'Leave them in' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row.getByText('shut out', { exact: true })).toHaveCount(0);
  await row.getByRole('button', { name: 'Shut out' }).click();
  await dialog.getByRole('button', { name: 'Shut out' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row.getByText('shut out', { exact: true })).toBeVisible();
});

test('signing out everywhere ends the session on another device at once', async ({ stranger: page, request, browser, baseURL }) => {
  const { key } = await declare(request, 'On two devices', 'UTC');
  const { name } = await signedInAs(page, request, 'RESPONDER', `/incidents/${key}`);
  const other = await browser.newContext({ ...(baseURL && { baseURL }), storageState: await page.context().storageState() });
  const here = await other.newPage();
  await here.goto('/');
  await here.getByRole('button', { name }).click();
  await here.getByRole('dialog', { name }).getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await expect(here.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await other.close();
});
