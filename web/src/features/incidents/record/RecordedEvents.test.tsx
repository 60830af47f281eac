import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { eventWords, RecordedEvents } from './RecordedEvents';

const event = (sequence: number, name: string, over: object = {}) => ({
  __typename: 'RecordedEvent', sequence, recordedAt: `2014-05-14T04:0${sequence}:00Z`, actor: 'Kim', source: 'WEB', name, entryId: null, hash: String(sequence).repeat(64), redaction: null, ...over,
});
const verified = { __typename: 'RecordVerification', fits: true, events: 3, headHash: 'f'.repeat(64), unsealed: 0, redacted: 1, problem: null, problemAt: null };

function open(verification: object | null, at: string | null = null) {
  const server = fakeServer((operation) => ({ data: { incident: nameOf(operation) === 'VerifyRecord_Query'
    ? { __typename: 'Incident', id: 'incident-1', verification }
    : { __typename: 'Incident', id: 'incident-1', version: 3, recordedEvents: [
      event(1, 'incident_declared'), event(2, 'entry_logged', { entryId: 'entry-2', redaction: { __typename: 'Redaction', by: 'Ada', at: '2014-05-14T05:00:00Z', reason: 'a password' } }), event(3, 'entry_amended', { entryId: 'entry-2', hash: null }),
    ] } } }));
  render(<Surroundings server={server}><RecordedEvents incident={incidentAt(3)} entries={[entryAt(2, 5, { text: 'Rang Priya' })]} zone="UTC" at={at} /></Surroundings>);
  return server;
}

describe('the record', () => {
  it('lists what was recorded, the newest first, with hash, entry and what was removed', async () => {
    open(verified);
    const [, newest, redacted, first] = await screen.findAllByRole('row');
    expect(newest?.textContent).toContain('Entry amended');
    expect(within(newest as HTMLElement).getByText('none')).toBeTruthy();
    expect(redacted?.textContent).toContain('Removed by Ada, Wed 14 May 2014, 05:00, because: a password');
    expect(within(redacted as HTMLElement).getByRole('link', { name: 'Note' })).toBeTruthy();
    expect(within(first as HTMLElement).getByText('11111111').getAttribute('title')).toBe('1'.repeat(64));
    expect(eventWords('sla_target_met')).toBe('Sla target met');
  });

  it('says on request that every event is as it was recorded', async () => {
    open(verified);
    await userEvent.click(await screen.findByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Every one of 3 events is as it was recorded.')).toBeTruthy();
    expect(screen.getByText('f'.repeat(64))).toBeTruthy();
    expect(screen.getByText(/1 had content removed/)).toBeTruthy();
  });

  it('names the first that is not', async () => {
    open({ ...verified, fits: false, headHash: null, problem: 'its text is not what was recorded', problemAt: 2 });
    await userEvent.click(await screen.findByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Event 2 is not as it was recorded.')).toBeTruthy();
  });

  it('is not verified as of an earlier moment', async () => {
    const server = open(verified, '2014-05-14T04:30:00Z');
    await screen.findAllByRole('row');
    expect(screen.queryByRole('button', { name: 'Verify' })).toBeNull();
    expect(server.sent[0]?.variables).toMatchObject({ at: '2014-05-14T04:30:00Z', last: 100 });
  });
});
