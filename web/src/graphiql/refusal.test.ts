// @vitest-environment node
import { expect, it } from 'vitest';
import { refusal } from './refusal';

const server = (status: number, body: object) => () => Promise.resolve(new Response(JSON.stringify(body), { status }));

it('says in the words of the server that it executes no other documents than its own', async () => {
  expect(await refusal('/graphql', server(403, { errors: [{ message: 'Only registered ones.', extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] }))).toBe('Only registered ones.');
});

it('lets everybody try where the server takes documents, signed in or with a token still to be given', async () => {
  expect(await refusal('/graphql', server(200, { data: { __typename: 'Query' } }))).toBeNull();
  expect(await refusal('/graphql', server(401, { errors: [{ message: 'You are not signed in.', extensions: { code: 'UNAUTHENTICATED' } }] }))).toBeNull();
});
