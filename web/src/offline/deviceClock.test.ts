import { describe, expect, it, vi } from 'vitest';
import { clockAhead, clockHeader, fetchWithClock } from './deviceClock';

const server = 'Wed, 14 May 2014 03:00:00 GMT', at = Date.parse(server);

describe('this device’s clock', () => {
  it.each([
    ['agrees, as far as whole seconds and the way tell', at + 100, at + 400, 0],
    ['agrees, when the answer took long', at - 5_000, at + 5_000, 0],
    ['is ahead', at + 240_000, at + 240_100, 239_001],
    ['is behind', at - 240_000, at - 239_900, -239_900],
  ])('%s', (_, asked, answered, ahead) => { expect(clockAhead(server, asked, answered)).toBe(ahead); });

  it('is not judged by a server that tells no time', () => {
    expect(clockAhead(null, 0, 1)).toBeNull();
    expect(clockAhead('soon', 0, 1)).toBeNull();
  });

  it('is told with everything that is asked', async () => {
    vi.useFakeTimers({ now: at, toFake: ['Date'] });
    const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
    await fetchWithClock('/graphql', { headers: { 'Content-Type': 'application/json' } });
    const headers = new Headers(fetch.mock.calls[0]?.[1]?.headers);
    expect([headers.get(clockHeader), headers.get('Content-Type')]).toEqual(['2014-05-14T03:00:00.000Z', 'application/json']);
    vi.useRealTimers();
  });
});
