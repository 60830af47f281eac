import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Operation } from 'urql';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { SendUpdate } from './SendUpdate';

const safe = { __typename: 'ChannelAdvice', atRisk: [], working: [{ __typename: 'CatalogueChannel', name: 'Status page' }] };
const risky = { ...safe, atRisk: [{ __typename: 'AffectedChannel', channel: { __typename: 'CatalogueChannel', id: 'c1', channel: 'EMAIL' }, why: 'E-mail is carried by Mail, which is affected.' }] };
const channels = { data: {
  catalogue: { __typename: 'Catalogue', channels: { __typename: 'C', nodes: [{ __typename: 'CatalogueChannel', id: 'c1', name: 'Company mail', channel: 'EMAIL' }, { __typename: 'CatalogueChannel', id: 'c2', name: 'Status page', channel: 'STATUS_PAGE' }] } },
  incident: { __typename: 'Incident', id: 'incident-1', email: risky, chat: safe, phone: safe, sms: safe, page: safe, video: safe, pager: safe, other: safe },
} };
const story = { data: { incident: { __typename: 'Incident', id: 'incident-1', storySoFar: { __typename: 'StorySoFar', sentences: [
  { __typename: 'StorySentence', section: 'WHERE_WE_ARE', text: 'Mail is degraded.' }, { __typename: 'StorySentence', section: 'THEORIES', text: 'Left out.' }, { __typename: 'StorySentence', section: 'CAUSES', text: 'The cause is known.' },
] } } } };

function open(refusal: { code: string; message: string } | null = null) {
  const server = fakeServer((operation) => {
    if (nameOf(operation) === 'Channels_Query') return channels;
    if (nameOf(operation) === 'SendUpdate_StoryQuery') return story;
    return { data: { sendUpdate: { incident: refusal ? null : incidentAt(2), entry: refusal ? null : entryAt(2, 3, { kind: 'UPDATE' }), error: refusal && { ...refusal, field: null } } } };
  });
  const onClose = vi.fn();
  const acts = { answered: vi.fn(), record: vi.fn(() => Promise.resolve(null)) };
  const incident = incidentAt(1, { due: [{ __typename: 'Deadline', kind: 'UPDATE', at: new Date(Date.now() - 4.5 * 60_000).toISOString(), words: 'due', entryId: 'u', state: 'OVERDUE', whatThen: null }] });
  render(<Surroundings server={server}><SendUpdate incident={incident} zone="UTC" acts={acts} onClose={onClose} /></Surroundings>);
  return { server, onClose, acts };
}
const sent = (all: readonly Operation[]) => all.filter(({ kind }) => kind === 'mutation').map(({ variables }) => (variables as { input: Record<string, unknown> }).input);
const text = () => screen.getByLabelText<HTMLTextAreaElement>('What they need to know');
const send = () => userEvent.click(screen.getByRole('button', { name: /Send and record/ }));

describe('an update to send', () => {
  it('says how late it is, and begins with the story so far when asked', async () => {
    open();
    expect(screen.getByText(/4 min late\. Nobody was told anything yet\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start from the story so far' }));
    await waitFor(() => { expect(text().value).toBe('Mail is degraded. The cause is known.'); });
  });

  it('asks for words and for a way before it is sent', async () => {
    const { server } = open();
    await send();
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual(['Say what they need to know.', 'Say by which way.']);
    expect(sent(server.sent)).toEqual([]);
  });

  it('shows which way stands on what suffers, and asks why when that is chosen; the answer is recorded', async () => {
    const { server, acts, onClose } = open();
    const mail = await screen.findByRole('checkbox', { name: /Company mail/ });
    expect(within(mail.closest('label') as HTMLElement).getByText('E-mail is carried by Mail, which is affected.')).toBeTruthy();
    await userEvent.type(text(), 'Old mail can be read.');
    await userEvent.click(mail);
    await send();
    expect(screen.getByText(/^Say why over a way that may be down/)).toBeTruthy();
    expect(screen.getByText('What works: Status page.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Why all the same'), 'They read it on the phone');
    await userEvent.type(screen.getByLabelText('Next word by'), '+30m');
    await send();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent(server.sent)).toEqual([expect.objectContaining({
      incidentId: 'incident-1', audience: 'CUSTOMER', channel: 'EMAIL', channelIds: ['c1'], text: 'Old mail can be read.', sendAnyway: true, sendAnywayReason: 'They read it on the phone',
    })]);
    expect(Date.parse(sent(server.sent)[0]?.['nextUpdateDue'] as string) - Date.now()).toBeGreaterThan(29 * 60_000);
    expect(acts.answered).toHaveBeenCalledOnce();
    expect(acts.record).not.toHaveBeenCalled();
  });

  it('records when it is expected back as an estimate of its own', async () => {
    const { onClose, acts } = open();
    await userEvent.type(text(), 'Soon.');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Phone' }));
    await userEvent.type(screen.getByLabelText('Expected back'), '+2h');
    await send();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(acts.record).toHaveBeenCalledExactlyOnceWith('eta', { by: expect.any(String) as string });
  });

  it('keeps the text when it is refused, and when it is left', async () => {
    const { onClose } = open({ code: 'CHANNEL_AT_RISK', message: 'Phone is not to be relied on.' });
    await userEvent.type(text(), 'Kept');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Phone' }));
    await send();
    expect(await screen.findByText('Phone is not to be relied on.')).toBeTruthy();
    expect(screen.getByLabelText('Why all the same')).toBeTruthy();
    expect(text().value).toBe('Kept');
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    expect(localStorage.getItem('timeline.update.incident-1')).toBe('Kept');
  });
});
