import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { DeclareIncidentDialog } from './DeclareIncidentDialog';

function open() {
  const server = fakeServer((operation) => {
    switch (nameOf(operation)) {
      case 'Declare_NamesQuery': return { data: {
        peopleConnection: { __typename: 'P', nodes: [{ __typename: 'Person', name: 'Ana' }, { __typename: 'Person', name: 'Ben' }] },
        catalogue: { __typename: 'C', services: { __typename: 'S', nodes: [{ __typename: 'Service', id: 's1', name: 'Mail' }] }, customers: { __typename: 'K', nodes: [{ __typename: 'Customer', id: 'k1', name: 'Halden' }] } },
      } };
      case 'DeclareIncidentDialog_DeclareMutation': return { data: { declareIncident: { incident: { __typename: 'Incident', id: 'i', key: 'INC-9' }, error: null } } };
      default: return { data: { answer: { incident: { __typename: 'Incident', id: 'i' }, error: null } } };
    }
  });
  const onClose = vi.fn();
  render(<Surroundings server={server}><DeclareIncidentDialog onClose={onClose} /></Surroundings>);
  const sent = (name: string) => server.sent.filter((operation) => nameOf(operation) === `DeclareIncidentDialog_${name}Mutation`).map(({ variables }) => (variables as { input: Record<string, unknown> }).input);
  return { sent, onClose };
}
const zone = () => screen.getByRole('combobox', { name: /time zone/ });
const say = async (label: string | RegExp, text: string) => { await userEvent.clear(screen.getByLabelText(label)); await userEvent.type(screen.getByLabelText(label), text); await userEvent.tab(); };
/** Leaves it, so that its list is no longer over the rest. */
const chooseZone = async (name: string) => { await userEvent.clear(zone()); await userEvent.type(zone(), name); await userEvent.tab(); };
const declare = () => userEvent.click(screen.getByRole('button', { name: 'Declare' }));

describe('declaring an incident', () => {
  it('takes "Now" as the moment of the press, whatever zone is chosen after it', async () => {
    const { sent, onClose } = open();
    await say('What is wrong', 'No mail');
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    const pressed = Date.now();
    await chooseZone('Asia/Tokyo');
    await declare();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent('Declare')[0]).toMatchObject({ title: 'No mail', zone: 'Asia/Tokyo' });
    expect(Math.abs(Date.parse(sent('Declare')[0]?.['reportedAt'] as string) - pressed)).toBeLessThan(61_000);
  });

  it('says that there is no such zone and sends nothing, also when a time was said', async () => {
    const { sent } = open();
    await say('What is wrong', 'No mail');
    await say(/^First contact/, '-10m');
    await chooseZone('Mars/Base');
    await declare();
    expect(screen.getByText(/“Mars\/Base” is not in the time zone database/)).toBeTruthy();
    expect(sent('Declare')).toEqual([]);
  });

  it('says what is down and whose it is, as what they are in the catalogue', async () => {
    const { sent, onClose } = open();
    await say('What is wrong', 'No mail');
    await say('Service that is down (optional)', 'mail');
    await say('Customer (optional)', 'A guest');
    await declare();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent('Impact')[0]).toMatchObject({ incidentId: 'i', service: 'mail', serviceId: 's1', level: 'DOWN', customer: 'A guest' });
    expect(sent('Impact')[0]?.['customerId']).toBeUndefined();
    expect(sent('ToTell')).toEqual([]);
  });

  it('has a customer told where no service is named', async () => {
    const { sent, onClose } = open();
    await say('What is wrong', 'No mail');
    await say('Customer (optional)', 'Halden');
    await declare();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent('ToTell')[0]).toMatchObject({ customers: [{ name: 'Halden', id: 'k1' }] });
  });

  it('is private to those named, and a drill where it says so', async () => {
    const { sent, onClose } = open();
    await say('What is wrong', 'A leak');
    await userEvent.click(screen.getByLabelText('This is a drill'));
    await userEvent.click(screen.getByLabelText(/^Private/));
    await say('Who sees it besides you', 'Somebody new');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await declare();
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent('Declare')[0]).toMatchObject({ private: true, people: ['Somebody new'], kind: 'DRILL' });
  });
});
