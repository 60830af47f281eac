import { answeringOf, isUnreachable } from './shellCache';

interface Extendable extends Event { waitUntil: (work: Promise<unknown>) => void }
interface Fetching extends Extendable { request: Request; respondWith: (response: Promise<Response>) => void }
interface Scope extends EventTarget { location: Location; clients: { claim: () => Promise<void> } }

/** Put in by the build: its name, and what the room and the board need to open without a network. */
declare const __SHELL__: { build: string; files: readonly string[] };

const scope = self as unknown as Scope;
const shell = __SHELL__;
const here = `timeline-shell-${shell.build}`;
/** The page itself is the same at every address. */
const page = '/';
/** A network that says nothing for so long is none. */
const patience = 4_000;

async function answerPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(here)).match(page);
  if (!kept) return fetch(request);
  const patient = AbortSignal.timeout(patience);
  try {
    const response = await fetch(request.url, { credentials: 'same-origin', redirect: 'manual', signal: patient, headers: { Accept: 'text/html' } });
    return isUnreachable(response.status) ? kept : response;
  } catch {
    return kept;
  }
}

async function answerBuilt(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(here)).put(request, response.clone());
  return response;
}

scope.addEventListener('install', (event) => {
  (event as Extendable).waitUntil(caches.open(here).then((cache) => cache.addAll([page, ...shell.files])));
});

// A page of an earlier build keeps the worker, and with it the files, it was loaded with: this one begins when the last of them is closed.
scope.addEventListener('activate', (event) => {
  (event as Extendable).waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('timeline-shell-') && name !== here) await caches.delete(name);
    await scope.clients.claim();
  })());
});

scope.addEventListener('fetch', (event) => {
  const { request, respondWith } = { request: (event as Fetching).request, respondWith: (event as Fetching).respondWith.bind(event) };
  switch (answeringOf(request, scope.location.origin)) {
    case 'page': respondWith(answerPage(request)); break;
    case 'built': respondWith(answerBuilt(request)); break;
    case 'network': break;
  }
});
