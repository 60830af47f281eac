import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { AuditPage } from './AuditPage';

const line = (position: number, part: object = {}) => ({
  __typename: 'AuditEvent', position, at: '2026-11-27T10:00:00Z', hidden: false, subject: 'INCIDENT', kind: 'entry_retracted', actor: 'Ada', actorId: 'p1', source: 'WEB',
  incident: { __typename: 'IncidentSummary', id: 'summary:i1', key: 'INC-7', title: 'Mail is down' }, entryId: 'e1', item: null, reason: 'Another server.', redacted: false, ...part,
});
const hidden = (position: number) => line(position, { hidden: true, subject: null, kind: null, actor: null, actorId: null, source: null, incident: null, entryId: null, reason: null, redacted: null });

function open(pages: { nodes: object[]; more?: boolean; lookedBackTo?: string }[], at = '/audit') {
  let page = 0;
  const server = fakeServer((operation) => {
    if (nameOf(operation) === 'AuditPage_Query') return { data: {
      auditKinds: [{ __typename: 'AuditKind', name: 'entry_retracted', subject: 'INCIDENT' }, { __typename: 'AuditKind', name: 'entry_logged', subject: 'INCIDENT' }],
      peopleConnection: { __typename: 'PersonConnection', nodes: [{ __typename: 'Person', id: 'p1', name: 'Ada' }] },
      accessTokensConnection: { __typename: 'AccessTokenConnection', nodes: [{ __typename: 'AccessToken', id: 't1', name: 'Chat bot' }] },
    } };
    const given = pages[Math.min(page++, pages.length - 1)];
    return { data: { audit: { __typename: 'AuditConnection', nodes: given?.nodes ?? [], pageInfo: { __typename: 'PageInfo', hasNextPage: given?.more ?? false, endCursor: `c${page}` }, lookedBackTo: given?.lookedBackTo ?? null } } };
  });
  const view = render(<Surroundings server={server} role="ADMINISTRATOR" at={at}><main><AuditPage /></main></Surroundings>);
  return { ...view, asked: () => server.sent.filter((operation) => nameOf(operation) === 'AuditPages_Query').map(({ variables }) => variables as { after: string | null; filter: object }) };
}

it('says who recorded what, of what and why, and of what one may not see the time alone', async () => {
  const { container } = open([{ nodes: [line(9), hidden(8)] }]);
  const rows = within(await screen.findByRole('table', { name: 'Recorded events' })).getAllByRole('row');
  expect(rows[1]?.textContent).toContain('AdaEntry retractedINC-7 Mail is downAnother server.');
  expect(within(rows[1] as HTMLElement).getByRole('link', { name: 'Entry retracted' }).getAttribute('href')).toBe('/incidents/INC-7#entry-e1');
  expect(rows[2]?.textContent).toMatch(/Something was recorded in a private incident that does not name you\.$/);
  expect(screen.getByText('2 shown, that is all')).toBeTruthy();
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
});

it('is narrowed by who recorded it and what it was, and is the same as a file', async () => {
  const { asked } = open([{ nodes: [line(9)] }]);
  await userEvent.click(await screen.findByRole('button', { name: 'Ada' }));
  await waitFor(() => { expect(asked().at(-1)).toMatchObject({ filter: { actorId: 'p1' }, after: null }); });
  await userEvent.selectOptions(screen.getByLabelText('What'), 'Corrections');
  await waitFor(() => { expect(asked().at(-1)).toMatchObject({ filter: { actorId: 'p1', kinds: ['entry_retracted'] } }); });
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe('/audit.csv?actorId=p1&kinds=entry_retracted');
});

it('goes on where it stopped looking, through pages that hold nothing', async () => {
  const { asked } = open([{ nodes: [line(9)], more: true }, { nodes: [], more: true, lookedBackTo: '2026-03-01T00:00:00Z' }, { nodes: [line(2)] }], '/audit?incident=INC-7');
  // Pages with too little are gone on from by themselves.
  expect(await screen.findByText('2 shown, that is all')).toBeTruthy();
  expect(asked().map(({ after }) => after)).toEqual([null, 'c1', 'c2']);
  expect(asked()[0]).toMatchObject({ filter: { incidentId: 'INC-7' } });
});

it('is for administrators', () => {
  render(<Surroundings server={fakeServer(() => new Error('unused'))} role="MANAGER"><AuditPage /></Surroundings>);
  expect(screen.getByText('Only administrators read the audit')).toBeTruthy();
});
