import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { UnsentNotice } from './UnsentNotice';
import type { PendingCommand } from './outbox';

const pending = (commandId: string, problem: string | null): PendingCommand => ({
  commandId, problem, occurredAt: '2014-05-14T03:00:00Z',
  command: { form: 'entry', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE', words: 'down', input: {} },
});

it('leads to what was not recorded', async () => {
  const shown = vi.fn();
  render(<UnsentNotice pending={[pending('c1', null), pending('c2', 'Refused.'), pending('c3', 'Refused.')]} onShow={shown} />);
  await userEvent.click(screen.getByRole('button', { name: '2 entries were not recorded · show' }));
  expect(shown).toHaveBeenCalledExactlyOnceWith('c2');
});

it('is quiet while everything is on its way', () => {
  const { container } = render(<UnsentNotice pending={[pending('c1', null)]} onShow={vi.fn()} />);
  expect(container.innerHTML).toBe('');
});
