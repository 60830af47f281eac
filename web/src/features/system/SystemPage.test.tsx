import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { SystemPage } from './SystemPage';

const projection = (parked: object[]) => ({
  projections: [{ name: 'LessonLibrary', version: 1, position: 40, newest: 42, lag: 2, lastUpdated: null, owner: 'box/7', parked }],
});
const parked = { parkedEventId: 'p1', position: 12, type: 'lesson_recorded', error: 'too long', failedAt: '2014-05-14T03:00:00Z' };

describe('behind the record', () => {
  it('says how far each projection is and who keeps it, and tries a parked event again', async () => {
    let left: object[] = [parked];
    const server = fakeServer((operation) => {
      if (nameOf(operation) === 'SystemPage_Query') return { data: projection(left) };
      left = [];
      return { data: { retryParkedEvent: { applied: true, error: null } } };
    });
    render(<Surroundings server={server} role="ADMINISTRATOR"><SystemPage /></Surroundings>);
    const card = await screen.findByRole('region', { name: 'LessonLibrary' });
    expect(card.textContent).toContain('2 behind');
    expect(card.textContent).toContain('40 of 42');
    expect(card.textContent).toContain('box/7');
    await userEvent.click(within(card).getByRole('button', { name: 'Try again: lesson_recorded at 12' }));
    expect(await screen.findByText('The event is taken in.')).toBeTruthy();
    await waitFor(() => { expect(screen.queryByText('Parked events')).toBeNull(); });
  });

  it('is for administrators', () => {
    const server = fakeServer(() => new Error('unused'));
    render(<Surroundings server={server}><SystemPage /></Surroundings>);
    expect(screen.getByText('Only administrators look behind the record')).toBeTruthy();
    expect(server.sent).toHaveLength(0);
  });
});
