import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as bare, type APIRequestContext, type Page } from '@playwright/test';
import { ask, declare, expect, test } from './timeline';

const listed = JSON.parse(readFileSync(join(import.meta.dirname, '../../attacks/blns.json'), 'utf8')) as string[];
const spelt = (attack: string) => attack.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const attacks = [...new Set(listed.flatMap((attack) => [attack, spelt(attack)]))].map((attack) => attack.replace(/\r/g, ' ').replaceAll('\0', ''));

/** Everything that ran or was asked for: dialogs, the functions that attacks call, and requests to anywhere else. */
async function watch(page: Page, own: string): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => { seen.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(own) && !request.url().startsWith('about:') && !request.url().startsWith('data:image/')) seen.push(`request: ${request.url()}`); });
  page.on('popup', (popup) => { seen.push(`popup: ${popup.url()}`); });
  await page.addInitScript(() => {
    const ran: string[] = [];
    Object.assign(window, { __ran: ran });
    for (const name of ['alert', 'prompt', 'confirm', 'log'] as const) Object.assign(window, { [name]: () => { ran.push(name); } });
  });
  return async () => [...seen, ...(await page.evaluate(() => (window as unknown as { __ran: string[] }).__ran))];
}

/** An incident with the attacks in its entries, alone and in links and pictures of Markdown; in its title, a lesson and an action item. */
async function attacked(request: APIRequestContext): Promise<string> {
  const { id, key } = await declare(request, attacks[3] ?? '', 'UTC');
  const texts = attacks.flatMap((attack) => [attack, `[x](<${attack}>) ![y](${attack}) [${attack}](https://example.org)`]);
  const minute = (n: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + n * 60_000).toISOString().replace('.000Z', 'Z');
  const { importEntries } = await ask<{ importEntries: { error: { message: string } | null } }>(
    request, 'mutation ImportAttacks($input: ImportEntriesInput!) { importEntries(input: $input) { error { message } } }',
    { input: { commandId: randomUUID(), incidentId: id, entries: texts.map((text, n) => ({ text, occurredAt: minute(n) })) } });
  expect(importEntries.error).toBeNull();
  await ask(request, 'mutation LearnAttacked($input: RecordLessonInput!) { recordLesson(input: $input) { error { code } } }', { input: { incidentId: id, text: attacks[5] } });
  await ask(request, 'mutation RaiseAttacked($input: RaiseActionItemInput!) { raiseActionItem(input: $input) { error { code } } }', { input: { incidentId: id, text: attacks[7], owner: 'x' } });
  await ask(request, 'mutation DraftAttacked($input: DraftPostmortemInput!) { draftPostmortem(input: $input) { error { code } } }', { input: { incidentId: id } });
  // What is being typed stands in the page and in the preview before anybody recorded it.
  const { holdSection } = await ask<{ holdSection: { section: { draft: { version: number } } } }>(
    request, 'mutation HoldAttacked($input: HoldSectionInput!) { holdSection(input: $input) { section { draft { version } } error { code } } }', { input: { incidentId: id, section: 'SUMMARY' } });
  const markdown = attacks.map((attack) => `${attack}\n\n[x](<${attack}>) ![y](${attack})`).join('\n\n').replace(/[\u0000-\u0008\u000B-\u001F]/g, '').slice(0, 90_000);
  await ask(request, 'mutation TypeAttacked($input: SaveSectionDraftInput!) { saveSectionDraft(input: $input) { error { code } } }', { input: { incidentId: id, section: 'SUMMARY', version: holdSection.section.draft.version, markdown } });
  return key;
}

interface Attacked { incident: { timeline: { nodes: { html: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }; postmortem: { html: string } } }

// Without the page around it, whose policy would hide what the HTML lets through.
bare('published attacks in entries and documents run nothing and fetch nothing, with no policy that would stop them', async ({ page, request, baseURL }) => {
  bare.setTimeout(240_000);
  const key = await attacked(request);
  const html: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { incident }: Attacked = await ask<Attacked>(
      request, 'query Attacked($key: String!, $after: String) { incident(key: $key) { timeline(first: 500, after: $after) { nodes { ... on TimelineEntry { html } } pageInfo { hasNextPage endCursor } } postmortem { html } } }', { key, after });
    html.push(...incident.timeline.nodes.map((entry) => entry.html));
    after = incident.timeline.pageInfo.endCursor;
    more = incident.timeline.pageInfo.hasNextPage;
    if (!more) html.push(incident.postmortem.html);
  }
  const ran = await watch(page, baseURL ?? '');
  await page.goto('about:blank');
  expect(html.length).toBeGreaterThan(attacks.length);
  await page.evaluate((all) => { for (const inner of all) document.body.insertAdjacentHTML('beforeend', inner); }, html);
  await page.evaluate(() => { for (const element of document.querySelectorAll('body *')) for (const type of ['mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'pointerdown']) element.dispatchEvent(new Event(type, { bubbles: true })); });
  await page.waitForTimeout(500);
  expect(await ran()).toEqual([]);

  const download = await request.get(`/incidents/${key}/postmortem.html`, { headers: { Authorization: `Bearer ${process.env['TIMELINE_E2E_TOKEN'] ?? ''}` } });
  await page.setContent(await download.text());
  await page.waitForTimeout(500);
  expect(await ran()).toEqual([]);
});

bare('what watches for attacks sees one that runs', async ({ page, baseURL }) => {
  const ran = await watch(page, baseURL ?? '');
  await page.goto('about:blank');
  await page.evaluate(() => { document.body.insertAdjacentHTML('beforeend', '<img src="http://127.0.0.1:9/x" onerror="alert(1)">'); });
  await expect.poll(ran).toEqual(['request: http://127.0.0.1:9/x', 'alert']);
});

test('the room and the postmortem of an incident with published attacks run nothing and fetch nothing', async ({ page, request, baseURL }) => {
  test.setTimeout(240_000);
  const key = await attacked(request);
  const ran = await watch(page, baseURL ?? '');
  for (const path of [`/incidents/${key}`, `/incidents/${key}/postmortem`]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await ran(), path).toEqual([]);
  }
});
