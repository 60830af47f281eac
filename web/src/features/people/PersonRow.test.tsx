import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { PersonList } from './PersonList';

function open(active = true) {
  const person = { __typename: 'Person', id: 'p2', name: 'Robin', resembles: [], role: 'RESPONDER', active, lastSignInAt: null };
  const server = fakeServer((operation) => {
    if (nameOf(operation) === 'PersonList_TeamsQuery') return { data: { catalogue: { __typename: 'Catalogue', teams: { __typename: 'TeamConnection', nodes: [{ __typename: 'Team', id: 't1', name: 'Mail team', members: [{ __typename: 'TeamMember', personId: 'p2' }] }] } } } };
    if (nameOf(operation) === 'PersonRow_LinkMutation') return { data: { issueSignInLink: { __typename: 'IssueSignInLinkPayload', signInUrl: 'https://timeline.example/sign-in#secret', error: null } } };
    if (nameOf(operation) === 'PersonRow_ChangeMutation') return { data: { changePerson: { __typename: 'ChangePersonPayload', person, error: null } } };
    const page = { __typename: 'PageInfo', hasNextPage: false };
    return { data: { peopleConnection: { __typename: 'PersonConnection', totalCount: 1, pageInfo: page, edges: [{ __typename: 'PersonEdge', cursor: 'c', node: person }] } } };
  });
  render(<Surroundings server={server} role="ADMINISTRATOR"><PersonList ownId="p1" made={0} /></Surroundings>);
  return { asked: () => server.sent.filter((operation) => nameOf(operation) === 'PersonList_Query').map(({ variables }) => { const { text, role, active } = variables as Record<string, unknown>; return { text, role, active }; }).at(-1), changes: () => server.sent.filter((operation) => nameOf(operation) === 'PersonRow_ChangeMutation').map(({ variables }) => variables) };
}

it('asks before it shuts somebody out, and says what that does', async () => {
  const { changes } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Shut out Robin' }));
  const dialog = screen.getByRole('dialog', { name: 'Shut out Robin?' });
  expect(dialog.textContent).toContain('signed out everywhere');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave them in' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(changes()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Shut out Robin' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Shut out' }));
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(changes()).toEqual([{ input: { personId: 'p2', active: false } }]);
});

it('lets somebody in again without asking', async () => {
  const { changes } = open(false);
  await userEvent.click(await screen.findByRole('button', { name: 'Let Robin in again' }));
  await waitFor(() => { expect(changes()).toEqual([{ input: { personId: 'p2', active: true } }]); });
});

it('says of each what they may, their teams, and when they signed in last', async () => {
  open();
  const row = (await screen.findByRole('rowheader', { name: 'Robin' })).closest('tr');
  await waitFor(() => { expect(row?.textContent).toContain('Mail team'); });
  expect(row?.textContent).toContain('reads and records');
  expect(row?.textContent).toContain('not yet');
});

it('is narrowed by name, role and whether they may come in', async () => {
  const { asked } = open();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'rob');
  await userEvent.selectOptions(screen.getByLabelText('Role'), 'Manager');
  await userEvent.selectOptions(screen.getByLabelText('Who'), 'Shut out');
  await waitFor(() => { expect(asked()).toEqual({ text: 'rob', role: 'MANAGER', active: false }); });
});

it('shows a new link this once', async () => {
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'New sign-in link for Robin' }));
  const dialog = await screen.findByRole('dialog', { name: 'A link for Robin' });
  expect((within(dialog).getByLabelText('Sign-in link for Robin') as HTMLInputElement).value).toBe('https://timeline.example/sign-in#secret');
  expect(within(dialog).getByRole('button', { name: 'Copy' })).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(screen.queryByLabelText('Sign-in link for Robin')).toBeNull();
});
