// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse, print, type DocumentNode } from 'graphql';
import { Client, cacheExchange, createRequest, fetchExchange, subscriptionExchange } from 'urql';
import { expect, it, vi } from 'vitest';
import * as generated from '@/gql/graphql';
import { trustedDocuments } from './trustedDocuments';

const manifest = JSON.parse(readFileSync(new URL('../gql/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>;
const documents = Object.entries(generated as Record<string, unknown>)
  .filter(([name]) => /(Query|Mutation|Subscription)Document$/.test(name))
  .map(([, document]) => document as DocumentNode & { __meta__: { hash: string } });

it('knows the text of every operation by the hash that the operation carries', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(Object.keys(manifest)).toHaveLength(documents.length);
  for (const document of documents) {
    const text = manifest[document.__meta__.hash] ?? '';
    expect(`sha256:${createHash('sha256').update(text).digest('hex')}`).toBe(document.__meta__.hash);
    // The text has arguments and fields in an order of its own.
    const words = (node: DocumentNode) => print(node).split(/[^\w$!]+/).sort();
    expect(words(parse(text))).toEqual(words(document));
  }
});

it('sends the id and never the text, also after the cache has had its hands on it', async () => {
  const fetch = vi.fn((_url: unknown, options?: RequestInit) => {
    void options;
    return Promise.resolve(new Response('{"data":{"viewer":{"__typename":"Viewer","actorId":"1","name":"Kim","role":"RESPONDER"}}}', { headers: { 'Content-Type': 'application/json' } }));
  });
  const client = new Client({ url: 'http://test.invalid/graphql', preferGetMethod: false, fetch: fetch as typeof globalThis.fetch, exchanges: [cacheExchange, trustedDocuments, fetchExchange] });
  const { data } = await client.query(generated.SignedInShell_QueryDocument, {}).toPromise();
  expect(data?.viewer?.name).toBe('Kim');
  expect((await client.query(generated.SignedInShell_QueryDocument, {}).toPromise()).data).toEqual(data);
  expect(fetch).toHaveBeenCalledOnce();
  const body = JSON.parse(String(fetch.mock.calls[0]?.[1]?.body)) as Record<string, unknown>;
  expect(manifest[String(body['documentId'])]).toContain('viewer');
  expect(body).not.toHaveProperty('query');
});

it('sends the id of a subscription', async () => {
  const document = documents.find(({ __meta__: { hash } }) => manifest[hash]?.includes('boardChanged'));
  if (!document) throw new Error('no document follows the board');
  const sent: object[] = [];
  const exchange = subscriptionExchange({ forwardSubscription: (request) => ({ subscribe: () => { sent.push(request); return { unsubscribe: () => undefined }; } }) });
  const client = new Client({ url: 'http://test.invalid/graphql', preferGetMethod: false, exchanges: [trustedDocuments, exchange] });
  const { unsubscribe } = client.subscription(document, {}).subscribe(() => undefined);
  await vi.waitFor(() => { expect(sent).toEqual([expect.objectContaining({ documentId: document.__meta__.hash, query: undefined })]); });
  unsubscribe();
});

it('refuses an operation that was not registered', () => {
  const client = new Client({ url: 'http://test.invalid/graphql', preferGetMethod: false, exchanges: [trustedDocuments, fetchExchange] });
  const { query, variables } = createRequest(parse('{ viewer { name } }'), {});
  expect(() => client.query(query, variables).subscribe(() => undefined)).toThrow('was not registered');
});
