import { expect, it } from 'vitest';
import { answeringOf, isUnreachable } from './shellCache';

const origin = 'https://timeline.example';
const of = (path: string, mode: RequestMode = 'navigate', method = 'GET') => answeringOf({ url: new URL(path, origin).href, mode, method }, origin);

it.each(['/', '/incidents/INC-7', '/incidents/INC-7/postmortem', '/metrics?period=30d', '/nowhere'])('opens the page at %s without a network', (path) => { expect(of(path)).toBe('page'); });
it.each(['/incidents/INC-7/postmortem.pdf', '/figures.csv?metric=EFFORT', '/graphql', '/session/preview', '/health', '/sw.js'])('leaves %s to the server', (path) => { expect(of(path)).toBe('network'); });
it('keeps built files, and nothing of the record', () => {
  expect([of('/assets/index-abc.js', 'cors'), of('/theme.js', 'no-cors')]).toEqual(['built', 'built']);
  expect([of('/graphql', 'cors', 'POST'), of('/graphql', 'cors'), of('/incidents/INC-7', 'cors'), of('https://elsewhere.example/assets/a.js', 'cors')]).toEqual(['network', 'network', 'network', 'network']);
});
it('takes a proxy at its word that nobody is behind it', () => { expect([502, 503, 504, 500, 404, 200].map(isUnreachable)).toEqual([true, true, true, false, false, false]); });
