import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { ToastPlace } from '@/ui/ToastPlace';
import { ActionsPage } from './ActionsPage';
import { standingOf, type Item } from './ActionRow';
import { followed, itemAt, now, pageOf, sums, type TestItem } from './testLibrary';

const rejected = { actionItem: null, error: { code: 'OUT_OF_RANGE', message: 'due is 1900-01-01; it is from 1970-01-01.', field: 'due' } };
function serverOf(items: readonly (TestItem | null)[], refuse = false) {
  return fakeServer((operation) => {
    const { input } = operation.variables as { input: { owner?: string; due?: string; undated?: boolean; unassigned?: boolean } };
    const [item] = items;
    const answer = (over: object) => (refuse ? rejected : { actionItem: { ...item, ...over }, error: null });
    switch (nameOf(operation)) {
      case 'ActionsPage_SumsQuery': return sums;
      case 'Acts_CompleteMutation': return { data: { completeActionItem: answer({ status: 'DONE', settledAt: '2026-11-11T12:00:00Z' }) } };
      case 'Acts_ReopenMutation': return { data: { reopenActionItem: answer({ status: 'OPEN' }) } };
      case 'Acts_DropMutation': return { data: { dropActionItem: answer({ status: 'DROPPED' }) } };
      case 'Acts_AssignMutation': return { data: { assignActionItem: answer({ owner: input.owner, ...(input.due !== undefined && { due: input.due }) }) } };
      case 'Acts_AmendMutation': return { data: { amendActionItem: answer({ owner: input.unassigned ? null : (input.owner ?? item?.owner), due: input.undated ? null : (input.due ?? item?.due) }) } };
      default: return pageOf('actionItems', items.map((one) => followed(one)));
    }
  });
}
const inputs = (server: ReturnType<typeof fakeServer>, name: string) => server.sent.filter((operation) => nameOf(operation) === name).map(({ variables }) => (variables as { input: object }).input);
const show = (server: ReturnType<typeof fakeServer>, at = '/actions', role: 'OBSERVER' | 'RESPONDER' = 'RESPONDER') => render(<Surroundings server={server} at={at} role={role}><main><ActionsPage /></main><ToastPlace /></Surroundings>);
const act = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name: /^More: / }));
  await userEvent.click(await screen.findByRole('menuitem', { name }));
  return within(await screen.findByRole('dialog'));
};

describe('how an action stands', () => {
  it.each([
    ['3 days over', {}, 3], ['1 day over', {}, 1], ['today', { dueEnds: '2026-11-12T00:00:00Z' }, null], ['no owner', { owner: null, dueEnds: '2026-11-30T00:00:00Z' }, null], ['no date', { due: null, dueEnds: null }, null],
    ['no owner, no date', { owner: null, due: null, dueEnds: null }, null], ['done', { status: 'DONE' }, null], ['done 2 days late', { status: 'DONE', doneLate: true }, 2], ['dropped', { status: 'DROPPED' }, null],
  ])('%s', (words, over, days) => { expect(standingOf(itemAt('a', 'x', over) as unknown as Item, days, now)?.words).toBe(words); });
  it('is not worth a word while it is in time', () => { expect(standingOf(itemAt('a', 'x', { dueEnds: '2026-11-30T00:00:00Z' }) as unknown as Item, null, now)).toBeNull(); });
});

describe('the actions over all incidents', () => {
  beforeEach(() => { vi.useFakeTimers({ now, toFake: ['Date'] }); });
  afterEach(() => { vi.useRealTimers(); });

  it('are asked for as the address says', async () => {
    const server = serverOf([itemAt('a1', 'Second path')]);
    const { container } = show(server, '/actions?whose=mine&state=overdue&type=PREVENT');
    await screen.findByText('Second path');
    const asked = () => server.sent.filter((operation) => nameOf(operation) === 'ActionsPage_Query').at(-1)?.variables;
    expect(asked()).toEqual({ first: 50, after: null, filter: { overdue: true, owner: 'Kim', type: ['PREVENT'] }, orderBy: 'DUE' });
    await userEvent.click(screen.getByRole('button', { name: 'Nobody’s' }));
    await userEvent.selectOptions(screen.getByLabelText('State'), 'all');
    await waitFor(() => { expect(asked()).toMatchObject({ filter: { unassigned: true, type: ['PREVENT'] } }); });
    expect(screen.getByText('21 open, 6 overdue')).toBeTruthy();
    expect(screen.getByText('3 days over')).toBeTruthy();
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('are recorded as done where they stand, and taken back', async () => {
    const server = serverOf([itemAt('a1', 'Second path')]);
    show(server);
    await userEvent.click(await screen.findByRole('button', { name: 'Done: Second path' }));
    expect(await screen.findByText('Recorded as done.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Done: Second path' })).toBeNull();
    expect(inputs(server, 'Acts_CompleteMutation')[0]).toMatchObject({ incidentId: 'i1', actionItemId: 'a1' });
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    expect(await screen.findByRole('button', { name: 'Done: Second path' })).toBeTruthy();
    expect(inputs(server, 'Acts_ReopenMutation')[0]).toMatchObject({ actionItemId: 'a1', reason: 'Taken back.' });
  });

  it('are assigned with a day, and go back to whoever had them', async () => {
    const server = serverOf([itemAt('a1', 'Second path')]);
    show(server);
    const dialog = await act('Assign to somebody else…');
    const who = dialog.getByLabelText('To whom');
    await userEvent.clear(who);
    await userEvent.type(who, 'Grace');
    await userEvent.clear(dialog.getByLabelText('Last day'));
    await userEvent.type(dialog.getByLabelText('Last day'), '20 nov');
    await userEvent.click(dialog.getByRole('button', { name: 'Assign' }));
    expect(await screen.findByText('Assigned to Grace.')).toBeTruthy();
    expect(inputs(server, 'Acts_AssignMutation')[0]).toMatchObject({ owner: 'Grace', due: '2026-11-20' });
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => { expect(inputs(server, 'Acts_AmendMutation')[0]).toMatchObject({ owner: 'Kim', due: '2026-11-08', reason: 'Taken back.' }); });
  });

  it('are given another day with a reason, which is asked for', async () => {
    const server = serverOf([itemAt('a1', 'Second path', { owner: null })]);
    show(server);
    const dialog = await act('Change the day…');
    await userEvent.clear(dialog.getByLabelText('Last day'));
    await userEvent.click(dialog.getByRole('button', { name: 'Change the day' }));
    expect(dialog.getByText('Say why.')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Why'), 'Parts are late.');
    await userEvent.click(dialog.getByRole('button', { name: 'Change the day' }));
    await waitFor(() => { expect(inputs(server, 'Acts_AmendMutation')[0]).toMatchObject({ undated: true, reason: 'Parts are late.' }); });
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await waitFor(() => { expect(inputs(server, 'Acts_AmendMutation')[1]).toMatchObject({ unassigned: true, due: '2026-11-08' }); });
  });

  it('are dropped with a reason, and opened again with one', async () => {
    const server = serverOf([itemAt('a1', 'Second path')]);
    show(server);
    const drop = await act('Drop…');
    await userEvent.type(drop.getByLabelText('Why'), 'The hall goes.');
    await userEvent.click(drop.getByRole('button', { name: 'Drop' }));
    await waitFor(() => { expect(inputs(server, 'Acts_DropMutation')[0]).toMatchObject({ reason: 'The hall goes.' }); });
    const reopen = await act('Open again…');
    await userEvent.type(reopen.getByLabelText('Why'), 'It stays.');
    await userEvent.click(reopen.getByRole('button', { name: 'Open again' }));
    await waitFor(() => { expect(inputs(server, 'Acts_ReopenMutation')[0]).toMatchObject({ reason: 'It stays.' }); });
  });

  it('keep what was typed when it is refused, with the reason at its field', async () => {
    show(serverOf([itemAt('a1', 'Second path')], true));
    const dialog = await act('Change the day…');
    await userEvent.type(dialog.getByLabelText('Why'), 'So.');
    await userEvent.click(dialog.getByRole('button', { name: 'Change the day' }));
    expect(await dialog.findByText('due is 1900-01-01; it is from 1970-01-01.')).toBeTruthy();
    expect(dialog.getByLabelText('Why')).toHaveProperty('value', 'So.');
  });

  it('leave out what went out of sight meanwhile, and let an observer read', async () => {
    show(serverOf([null, itemAt('a1', 'Second path')]), '/actions', 'OBSERVER');
    await screen.findByText('Second path');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /^(Done|More)/ })).toBeNull();
  });

  it('say that nothing is to be done', async () => {
    show(serverOf([]));
    expect(await screen.findByText('Nothing is to be done')).toBeTruthy();
  });
});
