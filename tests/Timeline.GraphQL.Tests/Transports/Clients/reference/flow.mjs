// What both clients do with the bookshelf: pages, a node, a subscription, a mutation that changes what is on screen, an error.
// Each gives { request(text, variables), watch(text, variables, next), subscribe(text, variables, next), mutate(text, variables), stop() }.
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export const urls = { http: process.argv[2], ws: process.argv[2].replace('http', 'ws') };
export const socket = createClient({ url: urls.ws, webSocketImpl: WebSocket, lazy: true });

const page = 'query Page($first: Int!, $after: String) { books(first: $first, after: $after) { edges { cursor node { __typename id title } } pageInfo { hasNextPage endCursor } } }';
const one = 'query One($id: ID!) { node(id: $id) { __typename id ... on Book { title author { id name } } } }';
const rename = 'mutation Rename($id: ID!, $title: String!) { rename(id: $id, title: $title) { __typename id title } }';
const add = 'mutation Add($title: String!) { add(title: $title) { __typename id title } }';
const added = 'subscription Added($after: Int!) { added(after: $after) { __typename id title } }';

/** A value that arrives later, or an error when it does not. */
const arrival = (what) => {
  let give;
  const promise = new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${what} did not arrive`)), 20_000);
    give = (value) => { clearTimeout(limit); resolve(value); };
  });
  return [promise, give];
};
const titles = ({ books }) => books.edges.map((edge) => edge.node.title);

export async function flow(client) {
  const first = await client.request(page, { first: 2 });
  const second = await client.request(page, { first: 2, after: first.data.books.pageInfo.endCursor });
  const node = await client.request(one, { id: 'b1' });

  const [shown, show] = arrival('the new title');
  const [loaded, load] = arrival('the first title');
  const unwatch = client.watch(one, { id: 'b2' }, (data) => { load(data.node.title); if (data.node.title === 'Renamed') show(data.node.title); });
  await loaded;
  const renamed = await client.mutate(rename, { id: 'b2', title: 'Renamed' });

  const [event, tell] = arrival('the event');
  const unsubscribe = client.subscribe(added, { after: 3 }, tell);
  await client.mutate(add, { title: 'Fourth' });

  const broken = await client.request('query Broken { broken }', {});
  const introspection = await client.request(getIntrospectionQuery({ oneOf: true, specifiedByUrl: true, inputValueDeprecation: true }), {});
  const answer = {
    pages: [titles(first.data), titles(second.data)],
    more: [first.data.books.pageInfo.hasNextPage, second.data.books.pageInfo.hasNextPage],
    author: node.data.node.author.name,
    renamed: renamed.data.rename.title,
    shown: await shown,
    event: (await event).added.title,
    error: broken.error,
    types: Object.keys(buildClientSchema(introspection.data).getTypeMap()).filter((name) => name.startsWith('Book')).sort(),
  };
  unwatch();
  unsubscribe();
  process.stdout.write(JSON.stringify(answer));
  await client.stop();
  process.exit(0);
}
