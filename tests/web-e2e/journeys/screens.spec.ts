import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, declare, expect, importNight, sayDay, test } from './timeline';

interface Screen { name: string; open: (page: Page, key: string) => Promise<void> }

const screens: Screen[] = [
  { name: 'board', open: async (page) => { await page.goto('/'); await expect(page.getByRole('region', { name: 'Incidents' }).getByRole('listitem').first()).toBeVisible(); } },
  { name: 'incidents', open: async (page) => { await page.goto('/incidents'); await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible(); } },
  { name: 'wall', open: async (page) => { await page.goto('/wall'); await expect(page.getByRole('heading', { name: 'Not over yet' }).first()).toBeVisible(); } },
  { name: 'actions', open: async (page) => { await page.goto('/actions?text=Try+to+restore'); await expect(page.getByText('no owner, no date').first()).toBeVisible(); } },
  { name: 'what is done with an action', open: async (page) => {
    await page.goto('/actions?text=Try+to+restore');
    await page.getByRole('button', { name: /^More:/ }).first().click();
    await page.getByRole('menuitem', { name: 'Change the day…' }).click();
    await expect(page.getByRole('dialog', { name: 'Change the day' })).toBeVisible();
  } },
  { name: 'a lesson and its incidents', open: async (page) => {
    await page.goto('/lessons?text=Try+the+backup');
    await page.getByRole('button', { name: 'Try the backup' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Do differently' })).toBeVisible();
  } },
  { name: 'declare dialog', open: async (page) => { await page.goto('/'); await page.getByRole('button', { name: /Declare/ }).first().click(); await expect(page.getByRole('dialog')).toBeVisible(); } },
  { name: 'room', open: async (page, key) => { await page.goto(`/incidents/${key}`); await expect(page.getByRole('article').first()).toBeVisible(); } },
  { name: 'amend dialog', open: async (page, key) => { await page.goto(`/incidents/${key}`); await page.getByRole('button', { name: /^Correct:/ }).first().click(); await expect(page.getByRole('dialog')).toBeVisible(); } },
  { name: 'redact dialog', open: async (page, key) => { await page.goto(`/incidents/${key}`); await page.getByRole('button', { name: /^More:/ }).first().click(); await page.getByRole('menuitem', { name: 'Redact' }).click(); await expect(page.getByRole('dialog')).toBeVisible(); } },
  { name: 'story so far', open: async (page, key) => { await page.goto(`/incidents/${key}/story`); await expect(page.getByRole('heading', { name: 'Who does what' })).toBeVisible(); } },
  { name: 'updates', open: async (page, key) => { await page.goto(`/incidents/${key}/updates`); await expect(page.getByRole('region', { name: 'Demands' })).toBeVisible(); } },
  { name: 'record', open: async (page, key) => { await page.goto(`/incidents/${key}/record`); await expect(page.getByRole('cell', { name: /^Entry logged/ }).first()).toBeVisible(); } },
  { name: 'update to send', open: async (page, key) => { await page.goto(`/incidents/${key}`); await page.getByRole('button', { name: 'Send update' }).first().click(); await expect(page.getByLabel('What they need to know')).toBeVisible(); } },
  { name: 'paste', open: async (page, key) => {
    await page.goto(`/incidents/${key}/paste`);
    await page.getByRole('textbox', { name: 'Notes' }).fill('10:06 PM Rang the engineer on call, no answer\n1:16 AM Asked the vendor');
    await sayDay(page, '13 May 2014');
    await expect(page.getByRole('button', { name: 'Record 2 entries' })).toBeVisible();
  } },
  { name: 'postmortem', open: async (page, key) => { await page.goto(`/incidents/${key}/postmortem`); await expect(page.getByRole('region', { name: 'Postmortem document' }).getByRole('heading').first()).toBeVisible(); } },
  { name: 'postmortems', open: async (page) => { await page.goto('/postmortems'); await expect(page.getByRole('list', { name: 'Postmortems' })).toBeVisible(); } },
  { name: 'sign', open: async (page, key) => { await page.goto(`/sign/${key}`); await expect(page.getByRole('group', { name: 'Page 1 of 1' })).toBeVisible(); } },
  { name: 'people', open: async (page) => { await page.goto('/people'); await expect(page.getByRole('table', { name: 'People' })).toBeVisible(); } },
  { name: 'metrics', open: async (page) => { await page.goto('/metrics'); await expect(page.getByRole('group', { name: 'Which incidents' })).toBeVisible(); await expect(page.getByRole('button', { name: /definitions v/ })).toBeVisible(); } },
  { name: 'metrics of the SLA', open: async (page) => { await page.goto('/metrics/sla'); await expect(page.getByRole('heading', { name: 'Why they were missed' })).toBeVisible(); } },
  { name: 'SLA', open: async (page) => { await page.goto('/sla'); await expect(page.getByRole('heading', { name: 'Policies', exact: true })).toBeVisible(); } },
  { name: 'calendar', open: async (page) => { await page.goto('/sla/calendars/new'); await expect(page.getByLabel('In words')).toBeVisible(); } },
  { name: 'lessons', open: async (page) => { await page.goto('/lessons'); await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible(); } },
  { name: 'tokens', open: async (page) => { await page.goto('/tokens'); await expect(page.getByRole('heading', { name: 'Access tokens' })).toBeVisible(); } },
  { name: 'system', open: async (page) => { await page.goto('/system'); await expect(page.getByRole('region', { name: 'LessonLibrary' })).toBeVisible(); } },
  { name: 'audit', open: async (page) => { await page.goto('/audit'); await expect(page.getByRole('table', { name: 'Recorded events' })).toBeVisible(); } },
  { name: 'templates', open: async (page) => { await page.goto('/system/templates/new'); await expect(page.getByRole('region', { name: 'Sections' })).toBeVisible(); } },
  { name: 'services', open: async (page) => { await page.goto('/services'); await expect(page.getByRole('table', { name: 'Services' })).toBeVisible(); } },
  { name: 'service', open: async (page) => { await page.goto('/services'); await page.getByRole('link', { name: 'Catalogue mail' }).first().click(); await expect(page.getByRole('heading', { name: 'Stands on' })).toBeVisible(); } },
  { name: 'service dialog', open: async (page) => { await page.goto('/services'); await page.getByRole('button', { name: 'Service', exact: true }).click(); await expect(page.getByRole('dialog')).toBeVisible(); } },
  { name: 'channels', open: async (page) => { await page.goto('/channels'); await expect(page.getByRole('table', { name: 'Channels' })).toBeVisible(); } },
  { name: 'customers', open: async (page) => { await page.goto('/customers'); await expect(page.getByRole('table', { name: 'Customers' })).toBeVisible(); } },
  { name: 'customer', open: async (page) => { await page.goto('/customers'); await page.getByRole('link', { name: 'Catalogue customer' }).first().click(); await expect(page.getByRole('heading', { name: 'Contracts' })).toBeVisible(); } },
  { name: 'teams', open: async (page) => { await page.goto('/teams'); await expect(page.getByRole('table', { name: 'Teams' })).toBeVisible(); } },
  ...['Controls', 'Signs and clocks', 'States and tables', 'Over the page'].map((tab): Screen => ({ name: `parts: ${tab}`, open: async (page) => {
    await page.goto('/system/parts');
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
  } })),
  { name: 'palette', open: async (page, key) => {
    await page.goto(`/incidents/${key}`);
    await page.getByRole('button', { name: /^Search/ }).click();
    await page.getByRole('dialog', { name: 'Search or do' }).getByRole('combobox').fill('mail stands still');
    await expect(page.getByRole('option', { name: /mail stands still/ }).first()).toBeVisible();
  } },
  { name: 'keys', open: async (page) => { await page.goto('/lessons'); await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible(); await page.keyboard.press('?'); await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible(); } },
  { name: 'no such page', open: async (page) => { await page.goto('/nowhere'); await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible(); } },
];

test.describe('every screen', () => {
  test.describe.configure({ mode: 'parallel' });
  let key = '';

  // An incident that has everything, of each worker that opens screens: one that does not open keeps no other from being looked at.
  test.beforeAll(async ({ browser, request, signedIn, baseURL }) => {
    test.setTimeout(150_000);
    const incident = await declare(request, 'A night in full');
    key = incident.key;
    // The board shows what is open.
    await declare(request, 'Not over yet');
    await ask(request, 'mutation LearnScreens($input: RecordLessonInput!) { recordLesson(input: $input) { error { message } } }', { input: { incidentId: incident.id, text: 'Try the backup' } });
    await ask(request, 'mutation RaiseScreens($input: RaiseActionItemInput!) { raiseActionItem(input: $input) { error { message } } }', { input: { incidentId: incident.id, text: 'Try to restore' } });
    const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: signedIn });
    const page = await context.newPage();
    await page.goto(`/incidents/${key}/paste`);
    await importNight(page);
    await context.close();
    const team = await ask<{ addTeam: { team: { id: string } | null } }>(request, 'mutation Team($input: AddTeamInput!) { addTeam(input: $input) { team { id } } }', { input: { name: `Catalogue team ${Date.now()}`, members: [{ name: 'Robin' }] } });
    const channel = await ask<{ addChannel: { channel: { id: string } | null } }>(request, 'mutation Channel($input: AddChannelInput!) { addChannel(input: $input) { channel { id } } }', { input: { name: `Catalogue channel ${Date.now()}`, channel: 'EMAIL' } });
    await ask(request, 'mutation Service($input: AddServiceInput!) { addService(input: $input) { service { id } } }', { input: { name: `Catalogue mail ${Date.now()}`, keptBy: [team.addTeam.team?.id], carries: [channel.addChannel.channel?.id] } });
    await ask(request, 'mutation Customer($input: AddCustomerInput!) { addCustomer(input: $input) { customer { id } } }', { input: { name: `Catalogue customer ${Date.now()}` } });
    await ask(request, 'mutation DraftScreens($input: DraftPostmortemInput!) { draftPostmortem(input: $input) { postmortem { id } } }', { input: { incidentId: incident.id } });
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const screen of screens) {
      test(`${screen.name} is accessible in the ${theme} theme`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await screen.open(page, key);
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([]);
      });
    }
  }

  for (const screen of screens) {
    test(`${screen.name} fits on a phone of 360 pixels`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await screen.open(page, key);
      const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.scroll:not(.paper .scroll)')].map((part) => part.scrollWidth)));
      expect(width).toBeLessThanOrEqual(360);
    });
  }

  test('an entry is logged on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/incidents/${key}`);
    await page.getByLabel('What happened').click();
    const composer = page.getByRole('form', { name: 'New entry' });
    await composer.getByRole('button', { name: 'Contact' }).click();
    await expect(page.getByLabel('What happened')).toHaveValue('/contact ');
    await page.getByLabel('What happened').fill('Logged from a train');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('article').filter({ hasText: 'Logged from a train' })).toHaveCount(1);
    await page.locator('.bar-actions').getByRole('button', { name: 'State' }).click();
    await expect(page.getByRole('dialog', { name: 'State' }).getByRole('region', { name: 'People' })).toBeVisible();
  });
});

test('the way in is accessible in both themes', async ({ stranger: page }) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
});

test('the UI sends ids of its operations and never their text', async ({ page }) => {
  const bodies: string[] = [];
  page.on('request', (request) => { if (request.url().endsWith('/graphql') && request.method() === 'POST') bodies.push(request.postData() ?? ''); });
  const messages: string[] = [];
  page.on('websocket', (socket) => { socket.on('framesent', ({ payload }) => { if (String(payload).includes('"subscribe"')) messages.push(String(payload)); }); });
  await page.goto('/incidents');
  await expect(page.getByRole('region', { name: 'Incidents' })).toBeVisible();
  await expect.poll(() => messages.length).toBeGreaterThan(0);
  expect(bodies.length).toBeGreaterThan(1);
  for (const sent of [...bodies, ...messages]) {
    expect(sent).toMatch(/"documentId":"sha256:[0-9a-f]{64}"/);
    expect(sent).not.toContain('"query":');
  }
});

test('GraphiQL loads the schema and runs a query, with nothing from elsewhere', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => { if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url()); });
  const refused: string[] = [];
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()); });
  await page.goto('/graphql');
  // A press before the editor is ready is lost.
  await expect(async () => {
    await page.getByRole('button', { name: /Execute query/ }).click();
    await expect(page.locator('.result-window')).toContainText('totalCount', { timeout: 3_000 });
  }).toPass();
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
});
