import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import type { RoomEntry } from '../roomRecord';
import { isProblem, readFields, valuesOf } from './command';
import { CorrectionDialogs } from './CorrectionDialogs';
import { formNamed } from './forms';

const fact = (name: string, value: string, input: string | null = value) => ({ __typename: 'EntryFact' as const, name, label: name, value, input, at: null, entryId: null });

async function open(entry: RoomEntry, type: 'amend' | 'retract' = 'amend') {
  const server = fakeServer(() => ({ data: { answer: { incident: incidentAt(2), entry, error: null } } }));
  const onClose = vi.fn();
  render(<Surroundings server={server}><CorrectionDialogs type={type} entry={entry} incident={incidentAt(1)} entries={[entry]} onAnswer={vi.fn()} onClose={onClose} /></Surroundings>);
  // The dialog takes the focus a moment after it is there.
  await waitFor(() => { expect(document.activeElement?.matches('input, select, textarea')).toBe(true); });
  const sent = () => server.sent.map((operation) => [nameOf(operation), (operation.variables as { input: Record<string, unknown> }).input] as const);
  return { onClose, sent };
}

describe('the correction', () => {
  it('of a status is a status recorded anew', async () => {
    const { sent, onClose } = await open(entryAt(3, 6, { kind: 'STATUS', text: 'Failed over.', facts: [fact('status', 'mitigated', 'MITIGATED')] }));
    expect(screen.getByLabelText<HTMLSelectElement>('Status').value).toBe('MITIGATED');
    await userEvent.selectOptions(screen.getByLabelText('Status'), 'RESOLVED');
    await userEvent.type(screen.getByLabelText('Why'), 'It was over');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent()[0]).toEqual(['Record_ChangeStatusMutation', expect.objectContaining({ to: 'RESOLVED', text: 'Failed over.', amends: { entryId: 'entry-3', reason: 'It was over' } })]);
  });

  it('of customers to tell keeps who they are in the catalogue', () => {
    const form = formNamed('customersToTell');
    const entry = entryAt(3, 6, { kind: 'CUSTOMERS_TO_TELL', worded: true, facts: [fact('customers', 'Northwind', 'id-1'), fact('customers', 'A guest'), fact('reason', 'They rang')] });
    const values = valuesOf(form, entry, 'UTC');
    expect(values).toMatchObject({ customers: 'Northwind\nA guest', text: 'They rang' });
    expect(readFields(form, { ...values, customers: 'Northwind\nHalden' }, 'UTC', entry)).toMatchObject({ customers: [{ name: 'Northwind', id: 'id-1' }, { name: 'Halden' }], reason: 'They rang' });
    const empty = readFields(form, { customers: '' }, 'UTC');
    expect(isProblem(empty) && empty.message).toBe('Say whom.');
  });

  it('of a file is of what it shows; a caption may be given to one that has none', async () => {
    const { sent, onClose } = await open(entryAt(3, 6, { kind: 'FILE', worded: true, text: 'Attached `queue.png`.' }));
    expect(screen.getByText(/^The file itself stays/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('What it shows').value).toBe('');
    await userEvent.type(screen.getByLabelText('What it shows'), 'The queue at ten');
    await userEvent.type(screen.getByLabelText('Why'), 'Forgotten');
    await userEvent.click(screen.getByRole('button', { name: 'Correct' }));
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent()[0]?.[1]).toMatchObject({ entryId: 'entry-3', text: 'The queue at ten', reason: 'Forgotten' });
    expect(sent()[0]?.[1]).not.toHaveProperty('occurredAt');
  });

  it('takes the end of a range too', async () => {
    const { sent } = await open(entryAt(3, 6, { kind: 'LINK', text: 'Same relay', occurredUntil: entryAt(1, 20).occurredAt }));
    await userEvent.clear(screen.getByLabelText(/^Until/));
    await userEvent.type(screen.getByLabelText(/^Until/), '13 May 2014 22:30');
    await userEvent.type(screen.getByLabelText('Why'), 'Longer');
    await userEvent.click(screen.getByRole('button', { name: 'Correct' }));
    await waitFor(() => { expect(sent()[0]?.[1]).toMatchObject({ occurredUntil: '2014-05-14T03:30:00Z' }); });
  });

  it('says of a time that has not come that it is promised and not recorded, and can be changed', async () => {
    const { sent } = await open(entryAt(3, 6, { kind: 'ACCESS', text: 'an audit' }));
    const time = screen.getByLabelText<HTMLInputElement>(/^When it happened/);
    await userEvent.clear(time);
    await userEvent.type(time, '1 Jan 2999 10:00');
    expect(screen.getByText('“1 Jan 2999 10:00” has not come yet. What is to come is promised, not recorded.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Why'), 'Wrong');
    await userEvent.click(screen.getByRole('button', { name: 'Correct' }));
    expect(sent()).toEqual([]);
    expect(time.value).toBe('1 Jan 2999 10:00');
  });

  it('takes a link back in both incidents', async () => {
    const { sent, onClose } = await open(entryAt(3, 6, { kind: 'LINK' }), 'retract');
    await userEvent.type(screen.getByLabelText('Why'), 'Another one');
    await userEvent.click(screen.getByRole('button', { name: 'Retract' }));
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(sent()[0]?.[0]).toBe('Act_UnlinkMutation');
  });
});
