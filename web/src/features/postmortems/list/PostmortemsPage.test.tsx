import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { Route, Routes, useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { PostmortemsPage } from './PostmortemsPage';

const line = (key: string, status: string, more: object = {}) => ({
  status, changedAt: '2026-11-27T17:00:00Z', openComments: 0, published: null, authors: [], review: null, approvals: [], incident: { id: `summary:${key}`, key, title: `About ${key}`, severity: 'SEV2', private: false }, ...more,
});
const without = { totalCount: 1, nodes: [{ id: 'summary:i9', incidentId: 'i9', key: 'INC-9', title: 'Ended so', severity: 'SEV3', private: false }] };

function show({ lines = [] as object[], waiting = [] as object[], role = 'RESPONDER' as Role, at = '/postmortems', fail = false } = {}) {
  const current = { fail };
  const server = fakeServer((operation) => {
    if (current.fail) return new Error('Failed to fetch');
    if (nameOf(operation) === 'PostmortemsAround_Query') return { data: { waiting: { nodes: waiting }, without } };
    if (operation.kind === 'mutation') return { data: { draftPostmortem: { postmortem: { id: 'p' }, error: null } } };
    return { data: { postmortems: { totalCount: lines.length, pageInfo: { hasNextPage: false }, edges: lines.map((node, i) => ({ cursor: String(i), node })) } } };
  });
  function Place() { const { search } = useLocation(); return <p data-testid="place">{search}</p>; }
  const shown = render(<Surroundings server={server} at={at} role={role}><Place /><Routes><Route path="/postmortems" element={<PostmortemsPage />} /></Routes></Surroundings>);
  const filters = () => server.sent.filter((operation) => nameOf(operation) === 'PostmortemsPage_Query').map(({ variables }) => (variables as { filter: object }).filter);
  return { server, current, filters, ...shown };
}

describe('the list of postmortems', () => {
  it('has what waits for the reader first, and says of each how far it has come', async () => {
    const review = { reviewers: [{ personId: 'p1', name: 'Kim' }] };
    show({ waiting: [line('INC-2', 'IN_REVIEW', { review })], lines: [line('INC-2', 'IN_REVIEW', { review }), line('INC-1', 'PUBLISHED', { published: 2 }), line('INC-3', 'DRAFT', { published: 1, openComments: 2 })] });
    const waiting = await screen.findByRole('region', { name: 'One review waits for you' });
    expect(within(waiting).getByRole('link').getAttribute('href')).toBe('/incidents/INC-2/postmortem');
    const lines = within(await screen.findByRole('list', { name: 'Postmortems' })).getAllByRole('listitem');
    expect(lines.map((item) => item.textContent)).toEqual([
      expect.stringContaining('asked: Kim'), expect.stringContaining('Published, version 2'), expect.stringContaining('2 open comments · version 1 is published'),
    ]);
  });

  it('is narrowed by state and words, in the address', async () => {
    const { filters } = show({ lines: [line('INC-1', 'DRAFT')], at: '/postmortems?state=APPROVED' });
    await screen.findByRole('list', { name: 'Postmortems' });
    expect(filters()).toEqual([{ state: ['APPROVED'] }]);
    await userEvent.type(screen.getByLabelText('Words of the incident'), 'mail{Enter}');
    await waitFor(() => { expect(filters().at(-1)).toEqual({ state: ['APPROVED'], text: 'mail' }); });
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    await waitFor(() => { expect(screen.getByTestId('place').textContent).toBe('?text=mail'); });
  });

  it('offers to draft one for an incident that ended without, and not to an observer', async () => {
    const { server, unmount } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Draft the postmortem of INC-9' }));
    expect((await screen.findByRole('link', { name: 'Drafted' })).getAttribute('href')).toBe('/incidents/INC-9/postmortem');
    expect(server.sent.filter(({ kind }) => kind === 'mutation').map(({ variables }) => (variables as { input: object }).input)).toEqual([expect.objectContaining({ incidentId: 'i9' })]);
    unmount();
    show({ role: 'OBSERVER' });
    await screen.findByText('One incident ended without a postmortem');
    expect(screen.queryByRole('button', { name: /Draft the/ })).toBeNull();
  });

  it('says that there is none, that none fits, and that nothing could be read', async () => {
    const { unmount } = show();
    await screen.findByText('No postmortem yet');
    unmount();
    const narrowed = show({ at: '/postmortems?state=WITHDRAWN' });
    await screen.findByText('No postmortem fits');
    narrowed.unmount();
    const { current } = show({ fail: true, lines: [line('INC-1', 'DRAFT')] });
    await screen.findByText(/cannot be reached/);
    current.fail = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(/About INC-1/);
  });

  it('finds nothing to mend for readers of screens', async () => {
    const { container } = show({ waiting: [line('INC-2', 'IN_REVIEW')], lines: [line('INC-1', 'DRAFT', { authors: [{ personId: 'p2', name: 'Ruth Adeyemi' }] })] });
    await screen.findByRole('list', { name: 'Postmortems' });
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
