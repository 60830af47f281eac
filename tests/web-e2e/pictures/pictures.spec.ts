import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { invite, test } from '../journeys/timeline';
import { tell, type Shown } from './data';

const folder = process.env['TIMELINE_PICTURES'] ?? join(import.meta.dirname, '../test-results/pictures');

/** Where each screen is. `{key}` is an incident that runs. */
const screens: Record<string, string> = {
  board: '/', incidents: '/incidents', wall: '/wall', room: '/incidents/{key}', story: '/incidents/{key}/story', updates: '/incidents/{key}/updates', record: '/incidents/{key}/record',
  postmortem: '/incidents/{key}/postmortem', postmortems: '/postmortems', paste: '/paste', 'paste-into': '/incidents/{key}/paste', lessons: '/lessons', actions: '/actions', metrics: '/metrics', sla: '/sla',
  services: '/services', channels: '/channels', customers: '/customers', teams: '/teams', people: '/people', tokens: '/tokens', audit: '/audit', system: '/system', parts: '/system/parts',
  sign: '/sign/{key}', unknown: '/nowhere/at/all', absent: '/incidents/INC-99999',
};
/** What runs is looked at in every state. */
const live = ['board', 'incidents', 'room', 'updates', 'postmortem', 'lessons', 'metrics', 'services'];
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const kinds = { loading: 'hangs', failed: 'fails' } as const;

async function signedIn(browser: Browser, path: string, baseURL: string): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  // Without the administrator's session, which signing in would end.
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Search/ }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** When nothing is on its way any more, or after a while where something always is. */
const settled = (page: Page) => page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => undefined).then(() => page.evaluate(() => document.fonts.ready.then(() => undefined)));

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`pictures ${size} ${scheme}`, async ({ browser, request, baseURL, signedIn: administrator }) => {
      const shown = await tell(request);
      const observer = await signedIn(browser, (await invite(request, 'Observer', 'OBSERVER')).path, baseURL ?? '');
      const taken: string[] = [];
      const options = { ...(baseURL && { baseURL }), viewport, colorScheme: scheme, isMobile: size === 'phone', hasTouch: size === 'phone' };
      mkdirSync(folder, { recursive: true });

      const take = async (name: string, path: string, state: typeof observer, before: (page: Page) => Promise<unknown> = async () => undefined) => {
        const context = await browser.newContext({ ...options, storageState: state });
        const page = await context.newPage();
        await before(page);
        await page.goto(path.replace('{key}', shown.key)).catch(() => undefined);
        await settled(page);
        const file = `${name}-${size}-${scheme}.png`;
        await page.screenshot({ path: join(folder, file) });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (beyond > 0) test.info().annotations.push({ type: 'sideways', description: `${file}: ${beyond} px` });
        taken.push(file);
        await context.close();
      };
      for (const [name, path] of Object.entries(screens)) await take(name, path, administrator);
      await take('room-fresh', `/incidents/${shown.fresh}`, administrator);
      await take('room-private', `/incidents/${shown.private}`, administrator);
      await take('room-as-known-at', `/incidents/{key}?at=${halfWay()}`, administrator);
      await take('sign-in', '/', { cookies: [], origins: [] });
      for (const name of live) await take(`${name}-observer`, screens[name] ?? '/', observer);
      for (const [state, how] of Object.entries(kinds)) {
        for (const name of live) {
          await take(`${name}-${state}`, screens[name] ?? '/', administrator, (page) => page.route('**/graphql', async (route) => {
            // Who is signed in is answered: it is the screen that waits or fails.
            if (/SignedInShell|OpenNow|Landing/.test(route.request().postData() ?? '')) { await route.continue(); return; }
            if (how === 'fails') await route.abort();
          }));
        }
      }
      for (const name of ['board', 'room']) {
        await take(`${name}-offline`, screens[name] ?? '/', administrator, async (page) => { page.on('load', () => { void page.context().setOffline(true); }); });
      }
      writeFileSync(join(folder, `${size}-${scheme}.html`), sheet(taken));
    });
  }
}

const halfWay = () => encodeURIComponent(new Date(Date.now() - 100 * 60_000).toISOString().replace(/\.\d+Z$/, 'Z'));

const sheet = (files: readonly string[]) => `<!doctype html><title>Pictures</title><style>body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:12px;background:#888}figure{margin:0}img{max-width:640px;max-height:480px;display:block}</style>${
  files.map((file) => `<figure><a href="${file}"><img src="${file}" loading="lazy" alt=""></a><figcaption>${file}</figcaption></figure>`).join('')}`;
