import { expect, it, vi } from 'vitest';
import { isSignedIn } from './session';

it('asks whether somebody is signed in, and does not guess when it is not told', async () => {
  const send = vi.fn<typeof fetch>();
  send.mockResolvedValueOnce(new Response('{"signedIn":false}'));
  expect(await isSignedIn(send)).toBe(false);
  send.mockResolvedValueOnce(new Response('{"signedIn":true}'));
  expect(await isSignedIn(send)).toBe(true);
  send.mockResolvedValueOnce(new Response('<!doctype html>', { status: 502 }));
  expect(await isSignedIn(send)).toBeNull();
  send.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await isSignedIn(send)).toBeNull();
});
