import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { SignPage } from './SignPage';

const sign = {
  drill: false, state: 'DOWN', lines: [{ what: 'Mail', level: 'DOWN' }], moreLines: 0, since: '2026-11-27T12:04:00Z', expectedBack: null, expectedLatest: null, expectedFor: null,
  nextUpdate: '2026-11-27T13:45:00Z', stillWorks: ['Phones'], meanwhile: [], contact: 'Service desk', replaces: '2026-11-27T12:40:00Z', zone: 'UTC', url: '/incidents/INC-60/sign.pdf',
};

function show(shown: object | null = sign, role: Role = 'RESPONDER') {
  const server = fakeServer((operation) => operation.kind === 'mutation'
    ? { data: { recordSignPrinted: { incident: { id: 'i1', version: 2 }, error: null } } }
    : { data: { incident: { id: 'i1', key: 'INC-60', title: 'Mail', sign: shown } } });
  render(<Surroundings server={server} at="/sign/INC-60" role={role}><Routes><Route path="/sign/:key" element={<SignPage />} /></Routes></Surroundings>);
  return server;
}
const address = () => screen.getByRole('link', { name: 'Open to print' }).getAttribute('href');

describe('the sign', () => {
  beforeEach(() => { vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('no')))); });

  it('says what it will say: what does not work, that no end is known, the next word, and which sign it replaces', async () => {
    show();
    const facts = (await screen.findByLabelText('What it says')).textContent;
    for (const part of ['Mail, down', 'Expected backnot known', 'Next wordFri 27 Nov, 13:45', 'Still worksPhones', 'the sign of Fri 27 Nov, 12:40: take that one down']) expect(facts).toContain(part);
  });

  it('is made on the paper, in the language and with the contact that were chosen', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'A4' }));
    await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
    expect(address()).toBe('/incidents/INC-60/sign.pdf?paper=a4&language=de');
    await userEvent.click(screen.getByRole('button', { name: 'Letter' }));
    await userEvent.type(screen.getByLabelText('Whom to ask instead'), 'ext. 400{Enter}');
    await waitFor(() => { expect(address()).toBe('/incidents/INC-60/sign.pdf?paper=letter&language=de&contact=ext.+400'); });
  });

  it('records where it hangs, which an observer cannot', async () => {
    const server = show();
    await userEvent.type(await screen.findByLabelText('Where it hangs'), 'Lift');
    await userEvent.click(screen.getByRole('button', { name: 'It hangs' }));
    await screen.findByText('Recorded on the timeline.');
    expect(server.sent.filter(({ kind }) => kind === 'mutation').map(({ variables }) => (variables as { input: object }).input)).toEqual([expect.objectContaining({ incidentId: 'i1', text: 'Lift' })]);
  });

  it('shows an observer the sign alone', async () => {
    show(sign, 'OBSERVER');
    await screen.findByLabelText('What it says');
    expect(screen.queryByLabelText('Where it hangs')).toBeNull();
  });

  it('has none of a cancelled incident', async () => {
    show(null);
    await screen.findByText('Nothing is to be put up');
  });
});
