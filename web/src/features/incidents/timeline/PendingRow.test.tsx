import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PendingRow } from './PendingRow';
import type { PendingCommand } from '../outbox';

const pending: PendingCommand = {
  commandId: 'c1', occurredAt: '2014-05-14T03:00:00Z', problem: 'Mail is down: choose another channel.', refused: true, changeable: true,
  command: { form: 'update', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE', words: 'Soon.', input: { text: 'Soon.' }, values: { text: 'Soon.' } },
};
const show = (over: Partial<PendingCommand>) => {
  const onChange = vi.fn();
  const outbox = { retry: vi.fn(), discard: vi.fn() };
  render(<PendingRow pending={{ ...pending, ...over }} zone="America/Chicago" outbox={outbox} onChange={onChange} />);
  return onChange;
};

it('lets one change what was refused', async () => {
  const onChange = show({});
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(pending);
});

it('offers no change of what may have been recorded', () => {
  show({ refused: false, changeable: false });
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change it' })).toBeNull();
});

it('says of what had no answer that it is sent again by itself', () => {
  show({ refused: false, changeable: false, waits: true });
  expect(screen.getByText('Not sent')).toBeTruthy();
  expect(screen.getByText(/sent again by itself, and recorded once/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('lets one change what waits for the network and was never sent', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const onChange = show({ refused: false, waits: true, problem: null });
  expect(screen.getByText('It waits on this device, with its own time.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  expect(onChange).toHaveBeenCalledOnce();
});
