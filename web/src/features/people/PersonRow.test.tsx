import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { PersonList } from './PersonList';

function open(active = true) {
  const person = { __typename: 'Person', id: 'p2', name: 'Robin', resembles: [], role: 'RESPONDER', active, lastSignInAt: null };
  const server = fakeServer((operation) => {
    if (nameOf(operation) === 'PersonRow_ChangeMutation') return { data: { changePerson: { __typename: 'ChangePersonPayload', person, error: null } } };
    const page = { __typename: 'PageInfo', hasNextPage: false };
    return { data: { peopleConnection: { __typename: 'PersonConnection', totalCount: 1, pageInfo: page, edges: [{ __typename: 'PersonEdge', cursor: 'c', node: person }] } } };
  });
  render(<Surroundings server={server} role="ADMINISTRATOR"><PersonList ownId="p1" made={0} /></Surroundings>);
  return { changes: () => server.sent.filter((operation) => nameOf(operation) === 'PersonRow_ChangeMutation').map(({ variables }) => variables) };
}

it('asks before it shuts somebody out, and says what that does', async () => {
  const { changes } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Shut out' }));
  const dialog = screen.getByRole('dialog', { name: 'Shut out Robin?' });
  expect(dialog.textContent).toContain('signed out everywhere');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave them in' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(changes()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Shut out' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Shut out' }));
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(changes()).toEqual([{ input: { personId: 'p2', active: false } }]);
});

it('lets somebody in again without asking', async () => {
  const { changes } = open(false);
  await userEvent.click(await screen.findByRole('button', { name: 'Let in again' }));
  await waitFor(() => { expect(changes()).toEqual([{ input: { personId: 'p2', active: true } }]); });
});
