import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/gql/graphql';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { ServicesPage } from './ServicesPage';

const T = (typename: string, fields: object) => ({ __typename: typename, ...fields });
const named = (typename: string, id: string, name: string) => T(typename, { id, name });
const mailId = '11111111-1111-1111-1111-111111111111';
const archiveId = '22222222-2222-2222-2222-222222222222';
const mail = T('Service', { id: mailId, name: 'Mail', dependsOn: [], carries: [named('CatalogueChannel', 'c1', 'E-mail')], keptBy: [named('Team', 't1', 'Mail team')], retired: null });
const archive = T('Service', { id: archiveId, name: 'Archive', dependsOn: [T('Service', { id: mailId })], carries: [], keptBy: [], retired: null });
const incident = T('IncidentSummary', { id: 'summary:i1', severity: 'SEV1', title: 'Mail store corrupted', status: 'ENGAGED' });
const window = T('AvailabilityWindow', { key: 'INC-1', level: 'DOWN', until: null, incident });
const down = (key: string, lostSeconds: number, nodes: object[]) => T('ServiceAvailability', { key, figure: T('AvailabilityFigure', { lostSeconds }), windows: T('AvailabilityWindowConnection', { nodes }) });

function answers({ services = [mail, archive], refused = false }: { services?: object[]; refused?: boolean } = {}) {
  let added = 0;
  const server = fakeServer((operation) => {
    switch (nameOf(operation)) {
      case 'ServicesPage_Query': return { data: {
        catalogue: T('Catalogue', {
          channels: T('CatalogueChannelConnection', { nodes: services.length === 0 ? [] : [T('CatalogueChannel', { id: 'c1', name: 'E-mail', channel: 'EMAIL', carriedBy: [named('Service', mailId, 'Mail')], retired: null })] }),
          services: T('ServiceConnection', { totalCount: services.length, nodes: services }),
        }),
        availability: T('Availability', { degradedIsDown: false, services: services.length === 0 ? [] : [down(mailId, 12_060, [window]), down(archiveId, 0, [])] }),
      } };
      case 'ChannelTable_AffectedQuery': return { data: { catalogue: T('Catalogue', { channelsAffectedBy: [T('AffectedChannel', { channel: T('CatalogueChannel', { id: 'c1' }), way: [T('Service', { id: mailId })], why: 'E-mail is carried by Mail, which is affected.' })] }) } };
      case 'OpenForCustomers_OpenQuery': return { data: { incidents: T('IncidentConnection', { nodes: [T('IncidentSummary', { id: 'summary:i1', incidentId: 'i1', version: 3 })] }) } };
      case 'OpenForCustomers_Query': return { data: { nodes: [T('Incident', {
        id: 'i1', key: 'INC-1', title: 'Mail store corrupted', severity: 'SEV1', customerContacts: [],
        entitlements: [T('Entitlement', { customerId: 'k1', customer: 'Nordmark Schools' })], customersToTell: [T('CustomerToTell', { customerId: 'k1', name: 'Nordmark Schools', since: '2026-11-27T10:00:00Z' })],
      })] } };
      case 'CustomersOpen_Query': return { data: { catalogue: T('Catalogue', { customers: T('CustomerConnection', { nodes: [T('Customer', { id: 'k1', contractOn: T('ContractStanding', { state: 'NONE', sentence: 'Nordmark Schools has no contract: best effort.', contract: null }) })] }) }) } };
      case 'Choices_Query': return { data: { catalogue: T('Catalogue', {
        services: T('ServiceConnection', { nodes: [named('Service', mailId, 'Mail'), named('Service', archiveId, 'Archive')] }), channels: T('CatalogueChannelConnection', { nodes: [] }),
        teams: T('TeamConnection', { nodes: [] }), segments: T('CustomerSegmentConnection', { nodes: [] }), policies: T('SlaPolicyConnection', { nodes: [] }),
      }) } };
      case 'ServiceDialog_AddMutation':
        added++;
        return refused && added === 1
          ? { data: { addService: T('AddServicePayload', { service: null, error: T('Rejection', { code: 'DEPENDENCY_CYCLE', message: 'Mail would depend on itself: Mail, Archive, Mail.', field: 'dependsOn' }) }) } }
          : { data: { addService: T('AddServicePayload', { service: T('Service', { id: 's3' }), error: null }) } };
      default: return new Error(`unexpected ${nameOf(operation)}`);
    }
  });
  return server;
}

const open = (given: Parameters<typeof answers>[0] = {}, role: Role = 'MANAGER', at = '/services') => {
  const server = answers(given);
  const view = render(<Surroundings server={server} role={role} at={at}><main><ServicesPage /></main></Surroundings>);
  return { server, ...view };
};
const violations = async (part: Element) => (await axe.run(part, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);

describe('the overview of the catalogue', () => {
  it('says of a channel whose service is down that it does not work, why, and by which incident', async () => {
    const { container } = open();
    const row = (await screen.findByText('does not work')).closest('tr') as HTMLElement;
    expect(row.textContent).toContain('E-mail is carried by Mail, which is affected.');
    expect(within(row).getByRole('link', { name: 'INC-1, Mail store corrupted: down' }).getAttribute('href')).toBe('/incidents/INC-1');
    expect(await violations(container)).toEqual([]);
  });

  it('says of a service who keeps it, how it is, what it carries and serves, and how long it was down', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Services' });
    const cells = within(table).getByRole('rowheader', { name: 'Mail' }).closest('tr')?.textContent;
    expect(cells).toBe('MailMail teamdown, INC-1E-mailArchive3 h 21');
    expect(within(table).getByRole('rowheader', { name: 'Archive' }).closest('tr')?.textContent).toBe('Archivenobody yetworking——0');
  });

  it('names customers who wait for word', async () => {
    open();
    const row = (await screen.findByRole('link', { name: 'Nordmark Schools' })).closest('tr') as HTMLElement;
    await waitFor(() => { expect(row.textContent).toContain('no contract: best effort'); });
    expect(row.textContent).toContain('not told yet, since');
    expect(within(row).getByRole('link', { name: 'INC-1' })).toBeTruthy();
  });

  it('offers nothing to change to whoever may not, and says what a service is where there is none', async () => {
    open({ services: [] }, 'RESPONDER');
    expect(await screen.findByRole('heading', { name: 'No service yet' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Service' })).toBeNull();
  });

  it('as known earlier says nothing of today and changes nothing', async () => {
    const { server } = open({}, 'MANAGER', '/services?at=2026-11-01T00:00:00Z');
    const table = await screen.findByRole('table', { name: 'Services' });
    expect(screen.getByText(/^As known at/)).toBeTruthy();
    expect(within(table).queryByText('working')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Service' })).toBeNull();
    expect(server.sent.find((operation) => nameOf(operation) === 'ServicesPage_Query')?.variables?.['at']).toBe('2026-11-01T00:00:00Z');
  });
});

it('has a form that everybody can use', async () => {
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Service' }));
  expect(await violations(await screen.findByRole('dialog', { name: 'Add a service' }))).toEqual([]);
});

it('adds a service: what stands on what is chosen by name, a circle is refused beside its field, and the text is kept', async () => {
  const { server } = open({ refused: true });
  await userEvent.click(await screen.findByRole('button', { name: 'Service' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a service' });
  await userEvent.click(within(dialog).getByLabelText('Name'));
  await userEvent.paste('Directory');
  await userEvent.type(within(dialog).getByLabelText('Stands on'), 'Mail{Enter}');
  expect(within(within(dialog).getByRole('list', { name: 'Chosen: Stands on' })).getByText('Mail')).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add the service' }));
  expect((await within(dialog).findByRole('alert')).textContent).toBe('Mail would depend on itself: Mail, Archive, Mail.');
  expect(within(dialog).getByLabelText('Stands on').getAttribute('aria-invalid')).toBe('true');
  expect((within(dialog).getByLabelText('Name') as HTMLInputElement).value).toBe('Directory');

  await userEvent.click(within(dialog).getByRole('button', { name: 'Take out Mail' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add the service' }));
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  const sent = server.sent.filter((operation) => nameOf(operation) === 'ServiceDialog_AddMutation').map(({ variables }) => (variables?.['input'] as { dependsOn: string[] }).dependsOn);
  expect(sent).toEqual([[mailId], []]);
});
