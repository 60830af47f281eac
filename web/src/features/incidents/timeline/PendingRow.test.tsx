import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PendingRow } from './PendingRow';
import type { PendingCommand } from '../outbox';

const pending: PendingCommand = {
  commandId: 'c1', occurredAt: '2014-05-14T03:00:00Z', problem: 'Mail is down: choose another channel.', refused: true,
  command: { form: 'update', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE', words: 'Soon.', input: { text: 'Soon.' }, values: { text: 'Soon.' } },
};
const show = (over: Partial<PendingCommand>) => {
  const onChange = vi.fn();
  const outbox = { pending: [], give: vi.fn(), retry: vi.fn(), discard: vi.fn() };
  render(<PendingRow pending={{ ...pending, ...over }} zone="America/Chicago" outbox={outbox} onChange={onChange} />);
  return onChange;
};

it('lets one change what was refused', async () => {
  const onChange = show({});
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(pending);
});

it('offers no change of what may have been recorded', () => {
  show({ refused: false });
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change it' })).toBeNull();
});
