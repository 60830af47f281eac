import { CombinedError } from 'urql';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { failureOf } from './send';
import { uuidv7 } from './uuidv7';

describe('uuidv7', () => {
  it('carries its version, its variant and its time', () => {
    const id = uuidv7(Date.parse('2014-05-14T03:02:00Z'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2014-05-14T03:02:00Z'));
  });
  it('sorts by when it was made', () => {
    expect(uuidv7(2000) > uuidv7(1000)).toBe(true);
  });
  it('differs within the same millisecond', () => {
    expect(uuidv7(1000)).not.toBe(uuidv7(1000));
  });
});

describe('failureOf', () => {
  it('says that a lost answer may be asked for again', () => {
    const failure = failureOf(new CombinedError({ networkError: new Error('Failed to fetch') }));
    expect(failure).toMatchObject({ code: 'OFFLINE', again: true });
    expect(failure.message).not.toContain('Failed to fetch');
  });
  it('keeps the code and the sentence of a GraphQL error', () => {
    const error = new CombinedError({ graphQLErrors: [new GraphQLError('INC-1 has moved on to version 9.', { extensions: { code: 'CONFLICT' } })] });
    expect(failureOf(error)).toMatchObject({ code: 'CONFLICT', again: false });
    expect(failureOf(error).message).toContain('version 9');
  });
});
