// How long a room of many entries takes to open, to answer a key, and to show what somebody else records. Run by hand: see docs/performance.md.
import { chromium } from '@playwright/test';

const [base, token, many = '10000'] = process.argv.slice(2);
if (!base || !token) throw new Error('node longRoom.mjs URL ADMIN_TOKEN [ENTRIES]');
const ask = async (query, variables = {}) => {
  const answer = await (await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) })).json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const [payload] = Object.values(answer.data);
  if (payload.error) throw new Error(payload.error.message);
  return payload;
};
const declare = async (entries) => {
  const { incident } = await ask('mutation($input: DeclareIncidentInput!) { declareIncident(input: $input) { incident { id key } error { message } } }', { input: { title: `${entries} entries`, severity: 'SEV2', zone: 'Europe/Berlin' } });
  const begin = Date.now() - (entries + 10) * 60_000;
  const texts = ['The queue is at 12,400 messages', 'Tried the second relay: **refused**, as before', 'A long one. '.repeat(60), 'Asked the vendor\n\n- for the log\n- for an engineer'];
  for (let from = 0; from < entries; from += 500) {
    const batch = Array.from({ length: Math.min(500, entries - from) }, (_, i) => ({ occurredAt: new Date(begin + (from + i) * 60_000).toISOString(), text: `${from + i}: ${texts[(from + i) % texts.length]}`, role: (from + i) % 9 === 0 ? 'ACTION' : 'NOTE' }));
    await ask('mutation($input: ImportEntriesInput!) { importEntries(input: $input) { error { message } } }', { input: { incidentId: incident.id, entries: batch } });
  }
  return incident;
};
const signIn = async (browser, name) => {
  const { signInUrl } = await ask('mutation($input: InvitePersonInput!) { invitePerson(input: $input) { signInUrl error { message } } }', { input: { name: `${name} ${Date.now() % 100_000}`, role: 'RESPONDER' } });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(new URL(new URL(signInUrl).pathname + new URL(signInUrl).hash, base).href);
  await page.getByRole('button').first().click();
  await page.getByRole('heading', { name: 'Board', level: 1 }).waitFor();
  return page;
};
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const worst = (all) => Math.max(...all);
const say = (what, all) => { console.log(`${what.padEnd(58)} median ${Math.round(median(all))} ms, longest ${Math.round(worst(all))} ms of ${all.length}`); };
/** From a key to the second frame after it: what was drawn is on the screen. */
const toPaint = (page, key) => page.evaluate(async () => {
  window.painted = new Promise((resolve) => {
    document.addEventListener('keydown', (event) => { requestAnimationFrame(() => requestAnimationFrame((now) => { resolve(now - event.timeStamp); })); }, { capture: true, once: true });
  });
}).then(() => page.keyboard.press(key)).then(() => page.evaluate(() => window.painted));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const [short, long] = [await declare(10), await declare(Number(many))];
const page = await signIn(browser, 'Kim');
const open = async (key) => {
  await page.goto(`${base}/`);
  await page.getByRole('heading', { name: 'Board', level: 1 }).waitFor();
  const begin = Date.now();
  await page.goto(`${base}/incidents/${key}`);
  await page.locator('article').last().waitFor();
  await page.getByLabel('What happened').waitFor();
  return Date.now() - begin;
};
const times = { [short.key]: [], [long.key]: [] };
for (let round = 0; round < 5; round++) for (const key of [short.key, long.key]) times[key].push(await open(key));
say('from navigation to the newest entries and the line, 10', times[short.key]);
say(`the same, ${many}`, times[long.key]);
const begin = Date.now();
await open(long.key);
await page.locator('.log-older').waitFor({ state: 'detached', timeout: 120_000 });
console.log(`${'until all are loaded, in idle time'.padEnd(58)} ${Date.now() - begin} ms`);
console.log(`${'elements in the page; rows'.padEnd(58)} ${await page.evaluate(() => `${document.querySelectorAll('*').length}; ${document.querySelectorAll('.log-row').length}`)}`);
await page.locator('.log-scroll').focus();
for (const [what, keys] of [['J, K: along the entries', ['k', 'k', 'k', 'j', 'k']], ['Home, End: to the first and the newest', ['Home', 'End', 'Home', 'End']], ['1 to 6, 0: filters', ['1', '6', '0', '6', '0']]]) {
  const all = [];
  for (const key of keys) { all.push(await toPaint(page, key)); await page.waitForTimeout(400); }
  say(`${what}, to the second frame`, all);
}
const line = page.getByLabel('What happened');
await line.focus();
const typed = [];
for (const key of 'mailisback') typed.push(await toPaint(page, key));
say('a letter in the line, to the second frame', typed);
await line.fill('');
const frames = await page.evaluate(async () => {
  const field = document.querySelector('.log-scroll');
  const all = [];
  let before = performance.now();
  for (let i = 0; i < 120; i++) {
    field.scrollTop -= 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    all.push(now - before);
    before = now;
  }
  return all.sort((a, b) => a - b);
});
console.log(`${'frames while scrolling'.padEnd(58)} median ${Math.round(frames[60])} ms, 95th percentile ${Math.round(frames[114])} ms`);
await page.locator('.log-scroll').focus();
await page.keyboard.press('End');
const own = [];
for (let i = 0; i < 5; i++) {
  await line.fill(`own ${i} ${Date.now()}`);
  const text = await line.inputValue();
  await page.evaluate((wanted) => {
    window.there = new Promise((resolve) => {
      document.addEventListener('keydown', (event) => {
        const look = (now) => {
          const row = [...document.querySelectorAll('.log-row')].find((each) => each.textContent.includes(wanted));
          const box = row?.getBoundingClientRect();
          const field = document.querySelector('.log-scroll').getBoundingClientRect();
          if (box && box.bottom <= field.bottom + 1 && box.top >= field.top) resolve(now - event.timeStamp);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
  }, text);
  await page.keyboard.press('Enter');
  own.push(await page.evaluate(() => window.there));
  await page.waitForTimeout(600);
}
say('own entry in view after Enter', own);
const other = await signIn(browser, 'Lee');
await other.goto(`${base}/incidents/${long.key}`);
await other.locator('.log-older').waitFor({ state: 'detached', timeout: 120_000 });
const seen = [];
for (let i = 0; i < 8; i++) {
  const text = `live ${i} ${Date.now()}`;
  await line.fill(text);
  const there = other.evaluate((wanted) => new Promise((resolve) => {
    const look = () => { if ([...document.querySelectorAll('.log-row')].some((row) => row.textContent.includes(wanted))) resolve(Date.now()); else requestAnimationFrame(look); };
    look();
  }), text);
  const pressed = Date.now();
  await page.keyboard.press('Enter');
  seen.push(await there - pressed);
  await page.waitForTimeout(500);
}
say('in a second browser, from Enter', seen);
await browser.close();
