import { randomUUID } from 'node:crypto';
import { test as base, expect, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test';

type Role = 'OBSERVER' | 'RESPONDER' | 'MANAGER' | 'ADMINISTRATOR';

/** Asks GraphQL as a program would, with the administrator's token. Fails on errors and on rejections. */
export async function ask<T>(request: APIRequestContext, query: string, variables: object = {}): Promise<T> {
  const answer = await request.post('/graphql', {
    headers: { Authorization: `Bearer ${process.env['TIMELINE_E2E_TOKEN'] ?? ''}` },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: { message: string }[] };
  expect(errors, query).toBeUndefined();
  return data;
}

/** Invites somebody under a name of their own and gives the fragment of their link. */
export async function invite(request: APIRequestContext, name: string, role: Role): Promise<{ name: string; path: string }> {
  const unique = `${name} ${randomUUID().slice(0, 8)}`;
  const { invitePerson } = await ask<{ invitePerson: { signInUrl: string | null; error: { message: string } | null } }>(
    request,
    'mutation Invite($input: InvitePersonInput!) { invitePerson(input: $input) { signInUrl error { message } } }',
    { input: { commandId: randomUUID(), name: unique, role } },
  );
  expect(invitePerson.error).toBeNull();
  const link = new URL(invitePerson.signInUrl ?? '');
  return { name: unique, path: link.pathname + link.hash };
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signInState(browser: Browser, request: APIRequestContext, baseURL: string): Promise<State> {
  const { path } = await invite(request, 'Journey', 'ADMINISTRATOR');
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Board', level: 1 })).toBeVisible();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** `page` is signed in as an administrator; `stranger` is not signed in. */
export const test = base.extend<{ stranger: Page }, { signedIn: State }>({
  signedIn: [async ({ browser, playwright }, use, worker) => {
    const baseURL = worker.project.use.baseURL ?? '';
    const request = await playwright.request.newContext({ baseURL });
    await use(await signInState(browser, request, baseURL));
    await request.dispose();
  }, { scope: 'worker' }],
  storageState: async ({ signedIn }, use) => { await use(signedIn); },
  stranger: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: { cookies: [], origins: [] } });
    await use(await context.newPage());
    await context.close();
  },
});

export { expect };

/** Declares an incident by the API and gives its key and id. */
export async function declare(request: APIRequestContext, title: string, zone = 'America/Chicago'): Promise<{ id: string; key: string }> {
  const { declareIncident } = await ask<{ declareIncident: { incident: { id: string; key: string } } }>(
    request,
    'mutation Declare($input: DeclareIncidentInput!) { declareIncident(input: $input) { incident { id key } error { message } } }',
    { input: { commandId: randomUUID(), title, zone, severity: 'SEV2' } },
  );
  return declareIncident.incident;
}

/** A night in nine lines, and what each of them means. */
export const night = [
  { line: '10:02 PM A customer rings: mail stands still for the whole company', role: 'REPORTED' },
  { line: '10:04 PM Operations opens a formal ticket, contract or not', role: 'TICKETED' },
  { line: '10:06 PM Rang the first mail engineer on the list, who is not available', role: 'CONTACT_ATTEMPT', who: 'First mail engineer', outcome: 'NOT_AVAILABLE' },
  { line: '10:08 PM Rang the second mail engineer, who goes to fetch a laptop', role: 'CONTACT_ATTEMPT', who: 'Second mail engineer', outcome: 'REACHED' },
  { line: '10:15 PM Told the customer where the ticket stands and who will call', role: 'UPDATE' },
  { line: '10:20 PM The second engineer is on the servers together with the customer', role: 'ENGAGED', who: 'Second mail engineer' },
  { line: '11:42 PM The head of operations asks whether everybody works on the same plan', role: 'COMMUNICATION' },
  { line: '1:16 AM The vendor is asked for help before any restore; the data is whole', role: 'VENDOR' },
  { line: '6:47 AM Mail flows again, the vendor has undone the half-finished upgrade', role: 'RESOLVED' },
] as const;

/** Says on the screen that pastes notes on which day the first time was. */
export async function sayDay(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: /^First day is/ }).click();
  await page.getByLabel('Day of the first time').fill(day);
  await page.getByRole('button', { name: 'Use it for all lines' }).click();
}

/** Pastes the night into the import screen that is open, says zone, day and roles, and records it. */
export async function importNight(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Notes' }).fill(night.map(({ line }) => line).join('\n'));
  const zone = page.getByRole('button', { name: /^Zone / });
  await expect(zone).toBeVisible();
  // The zone of the incident that they go into is taken already.
  if (!/Chicago/.test(await zone.innerText())) {
    await zone.click();
    await page.getByLabel('Another zone').fill('America/Chicago');
    await page.getByRole('option', { name: 'America/Chicago' }).click();
    await page.getByRole('button', { name: 'Use it for all lines' }).click();
  }
  await sayDay(page, '13 May 2014');
  for (const [i, said] of night.entries()) {
    const line = `line ${i + 1}`;
    await page.getByLabel(`Kind of ${line}`).selectOption(said.role);
    if (!('who' in said)) continue;
    await page.getByRole('button', { name: `About ${line}:` }).click();
    await page.getByRole('textbox', { name: 'Who' }).fill(said.who);
    if ('outcome' in said) await page.getByLabel('Outcome').selectOption(said.outcome);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Record 9 entries' }).click();
  await expect(page).toHaveURL(/\/incidents\/[A-Z]+-\d+$/);
}
