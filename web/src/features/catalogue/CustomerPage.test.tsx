import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { CustomerPage } from './CustomerPage';

const T = (typename: string, fields: object) => ({ __typename: typename, ...fields });
const contract = T('Contract', { id: 'k1', policy: 'Managed mail', slaPolicy: null, validFrom: '2026-01-01', validUntil: null, entitledTime: 'PT20H', entitledIncidents: null, usedTime: 'PT6H30M', usedIncidents: null, isUsedUp: false });
const incident = T('IncidentSummary', { id: 'summary:i1', incidentId: 'i1', key: 'INC-1', title: 'Mail store corrupted', severity: 'SEV1', status: 'ENGAGED', declaredAt: '2026-11-27T09:00:00Z' });
const contact = T('CustomerContact', { entryId: 'e1', customerId: 'c1', customer: 'Nordmark', person: 'Ms. Lund', channel: 'PHONE', outcome: 'TOLD', at: '2026-11-27T10:00:00Z', toldBy: 'Kim', text: 'Mail is down.' });
const others = T('CustomerContact', { entryId: 'e2', customerId: 'c2', customer: 'Halden', person: 'Mr. Halden', channel: 'EMAIL', outcome: 'TOLD', at: '2026-11-27T11:00:00Z', toldBy: 'Kim', text: 'For somebody else.' });

function open(role: Role = 'MANAGER') {
  const server = fakeServer((operation) => {
    switch (nameOf(operation)) {
      case 'CustomerPage_Query': return { data: {
        catalogue: T('Catalogue', { customer: T('Customer', { id: 'c1', name: 'Nordmark', names: [T('CatalogueName', { name: 'Nordmark', since: '2026-01-01T00:00:00Z' })], segments: [T('CustomerSegment', { id: 'g1', name: 'Schools' })], retired: null, contractOn: T('ContractStanding', { state: 'IN_FORCE', sentence: 'Nordmark has a contract.' }), contracts: [contract] }) }),
        availability: T('Availability', { services: [T('ServiceAvailability', { key: 's1', windows: T('AvailabilityWindowConnection', { nodes: [T('AvailabilityWindow', { incident })] }) })] }),
        incidents: T('IncidentConnection', { nodes: [incident] }),
      } };
      case 'CustomerPage_ToldQuery': return { data: { nodes: [T('Incident', { id: 'i1', key: 'INC-1', entitlements: [], customersToTell: [], customerContacts: [contact, others] })] } };
      case 'Choices_Query': return { data: { catalogue: T('Catalogue', Object.fromEntries(['services', 'channels', 'teams', 'segments', 'policies'].map((kind) => [kind, T(`${kind}Connection`, { nodes: kind === 'policies' ? [T('SlaPolicy', { id: 'p1', name: 'Gold' })] : [] })]))) } };
      case 'ContractDialog_ChangeMutation': return { data: { changeContract: T('ChangeContractPayload', { contract: T('Contract', { id: 'k1' }), error: null }) } };
      default: return new Error(`unexpected ${nameOf(operation)}`);
    }
  });
  const view = render(<Surroundings server={server} role={role} at="/customers/c1"><main><Routes><Route path="/customers/:id" element={<CustomerPage />} /></Routes></main></Surroundings>);
  return { ...view, changed: () => server.sent.filter((operation) => nameOf(operation) === 'ContractDialog_ChangeMutation').map(({ variables }) => variables?.['input'] as object) };
}

it('says what was promised, what hit them, who is there, and what they were told: of nobody else', async () => {
  const { container } = open('OBSERVER');
  expect(await screen.findByText('Managed mail')).toBeTruthy();
  expect(screen.getByText(/20 h of help, 6 h 30 used/)).toBeTruthy();
  const told = await screen.findByRole('table', { name: 'What was told' });
  expect(told.textContent).toContain('Phone, toldMs. LundKimMail is down.');
  expect(told.textContent).not.toContain('For somebody else.');
  expect(within(screen.getByRole('table', { name: 'Incidents' })).getByRole('link', { name: 'INC-1' })).toBeTruthy();
  expect(screen.queryByText('Mr. Halden')).toBeNull();
  expect(screen.queryByRole('button', { name: /Change|Retire|Contract/ })).toBeNull();
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
});

it('changes a contract: days as people write them, hours as time, what is emptied is taken away', async () => {
  const { changed } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Change the contract Managed mail' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change the contract of Nordmark' });
  await userEvent.type(within(dialog).getByLabelText('Last day'), '31.12.2027');
  await userEvent.clear(within(dialog).getByLabelText('Used by now, hours'));
  await userEvent.type(within(dialog).getByLabelText('Used by now, hours'), '7,5');
  await userEvent.selectOptions(within(dialog).getByLabelText('SLA policy'), await within(dialog).findByRole('option', { name: 'Gold' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep the changes' }));
  await waitFor(() => { expect(changed()).toHaveLength(1); });
  expect(changed()[0]).toMatchObject({
    contractId: 'k1', policy: 'Managed mail', policyId: 'p1', validFrom: '2026-01-01', validUntil: '2027-12-31', entitledTime: 'PT1200M', usedTime: 'PT450M', noEnd: false, noEntitlement: false, noPolicy: false,
  });
});

it('sends nothing while a day is none, and keeps what was typed', async () => {
  const { changed } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Change the contract Managed mail' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change the contract of Nordmark' });
  await userEvent.type(within(dialog).getByLabelText('Last day'), '31 Foo');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep the changes' }));
  expect(await within(dialog).findByText(/“31 Foo” is no day/)).toBeTruthy();
  expect(changed()).toEqual([]);
});
