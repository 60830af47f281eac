import { describe, expect, it, vi } from 'vitest';
import { previewSignIn, signIn, tokenOf } from './session';

const answers = (status: number, body?: object) =>
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body ? JSON.stringify(body) : null, { status }));

describe('signing in', () => {
  it('finds the token in a link, or takes the token alone', () => {
    expect(tokenOf('https://timeline.example/sign-in#abc-DEF_1')).toBe('abc-DEF_1');
    expect(tokenOf('#abc')).toBe('abc');
    expect(tokenOf(' abc ')).toBe('abc');
    expect(tokenOf('https://timeline.example/sign-in')).toBeNull();
    expect(tokenOf('')).toBeNull();
  });
  it('sends the name only when one is asked for', async () => {
    const fetch = answers(204);
    await signIn('abc');
    expect(fetch.mock.calls[0]?.[1]?.body).toBe('{"token":"abc"}');
    await signIn('abc', 'Kim');
    expect(fetch.mock.calls[1]?.[1]?.body).toBe('{"token":"abc","name":"Kim"}');
  });
  it('says what the server says about a spent link', async () => {
    answers(200, { error: { code: 'LINK_INVALID', message: 'This link was used already.' } });
    await expect(previewSignIn('abc')).rejects.toThrow('This link was used already.');
    answers(401, { error: { code: 'LINK_INVALID', message: 'This link was used already.' } });
    await expect(signIn('abc')).rejects.toThrow('This link was used already.');
  });
  it('says that the server cannot be reached', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(previewSignIn('abc')).rejects.toThrow(/cannot be reached/);
  });
});
