import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { KeptRooms } from './KeptRooms';
import { keepRoom } from './rooms';

it('leads to the rooms that open without a network, and says when each was read', async () => {
  const readAt = Date.now();
  await keepRoom('p1', { key: 'INC-7', title: 'Mail is down', readAt, shape: 'v1', incident: {}, entries: [] });
  render(<MemoryRouter><KeptRooms person="p1" /></MemoryRouter>);
  const link = await screen.findByRole('link', { name: 'INC-7 Mail is down' });
  expect(link.getAttribute('href')).toBe('/incidents/INC-7');
  expect(link.closest('li')?.textContent).toMatch(/read .*\d\d:\d\d/);
});
