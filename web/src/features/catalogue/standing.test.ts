import { describe, expect, it } from 'vitest';
import { channelStanding, hitsNow } from './standing';

const window = (key: string, level: 'DOWN' | 'DEGRADED', until: string | null, status: 'DECLARED' | 'RESOLVED' = 'DECLARED') =>
  ({ key, level, until, incident: { severity: 'SEV1' as const, title: `What ${key} is`, status } });

describe('what hits a service now', () => {
  it('is what nobody ended in an open incident, the worst first', () => {
    const hits = hitsNow([
      { key: 'mail', windows: { nodes: [window('INC-1', 'DEGRADED', null), window('INC-2', 'DOWN', null), window('INC-3', 'DOWN', '2026-11-01T00:00:00Z')] } },
      { key: 'files', windows: { nodes: [window('INC-4', 'DOWN', null, 'RESOLVED')] } },
    ]);
    expect(hits.get('mail')?.map(({ key }) => key)).toEqual(['INC-2', 'INC-1']);
    expect(hits.has('files')).toBe(false);
  });
});

describe('a channel', () => {
  const hits = hitsNow([{ key: 'mail', windows: { nodes: [window('INC-2', 'DOWN', null)] } }, { key: 'hall', windows: { nodes: [window('INC-5', 'DEGRADED', null)] } }]);
  const affected = [
    { channel: { id: 'email' }, way: [{ id: 'mail' }], why: 'E-mail is carried by Mail, which is affected.' },
    { channel: { id: 'phone' }, way: [{ id: 'pbx' }, { id: 'mail' }], why: 'Phone is carried by Phone system, which depends on Mail, which is affected.' },
    { channel: { id: 'pager' }, way: [{ id: 'hall' }], why: 'Pager is carried by North hall, which is affected.' },
  ];
  const of = (id: string, carriedBy: string[]) => channelStanding({ id, carriedBy: carriedBy.map((each) => ({ id: each })) }, affected, hits);

  it('does not work while what carries it is down, and names the incident', () => {
    expect(of('email', ['mail'])).toMatchObject({ state: 'down', why: 'E-mail is carried by Mail, which is affected.', hits: [{ key: 'INC-2' }] });
  });
  it('is at risk by way of others, or while what carries it is degraded', () => {
    expect(of('phone', ['pbx'])).toMatchObject({ state: 'risk', hits: [{ key: 'INC-2' }] });
    expect(of('pager', ['hall'])).toMatchObject({ state: 'risk', hits: [{ key: 'INC-5' }] });
  });
  it('works otherwise, and says on what it stands', () => {
    expect(of('sms', ['gateway'])).toMatchObject({ state: 'works', why: 'nothing that it stands on is affected' });
    expect(of('sign', [])).toMatchObject({ state: 'works', why: 'stands on nothing of ours' });
  });
});
