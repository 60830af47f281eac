import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { SystemPage } from './SystemPage';

const state = (parked: object[], part: object = {}) => ({
  projections: [{ __typename: 'Projection', name: 'LessonLibrary', version: 1, position: 40, newest: 42, lag: 2, lastUpdated: null, owner: 'box/7', parked }],
  system: { __typename: 'System', version: '0.2.0', database: 'PostgreSQL 17.2', databaseBytes: 8_312_431, events: 42, dueWaiting: 3, dueNow: 0, dueFirstAt: '2026-11-27T12:00:00Z', ...part },
  postmortemTemplates: [],
});
const parked = { __typename: 'ParkedEvent', parkedEventId: 'p1', position: 12, type: 'lesson_recorded', error: 'too long', failedAt: '2014-05-14T03:00:00Z' };
beforeEach(() => { vi.stubGlobal('fetch', () => Promise.resolve(new Response('Degraded The projection Search has stood still.'))); });
afterEach(() => { vi.unstubAllGlobals(); });

describe('behind the record', () => {
  it('says how far each projection is and who keeps it, and tries a parked event again', async () => {
    let left: object[] = [parked];
    const server = fakeServer((operation) => {
      if (nameOf(operation) === 'SystemPage_Query') return { data: state(left) };
      left = [];
      return { data: { retryParkedEvent: { applied: true, error: null } } };
    });
    render(<Surroundings server={server} role="ADMINISTRATOR"><SystemPage /></Surroundings>);
    const card = await screen.findByRole('region', { name: 'LessonLibrary' });
    expect(card.textContent).toContain('1 parked');
    expect(card.textContent).toContain('40 of 42');
    expect(card.textContent).toContain('box/7');
    await userEvent.click(within(card).getByRole('button', { name: 'Try again: lesson_recorded at 12' }));
    expect(await screen.findByText('The event is taken in.')).toBeTruthy();
    await waitFor(() => { expect(card.textContent).toContain('2 behind'); });
  });

  it('says of each line that it is well, or what to do', async () => {
    const server = fakeServer(() => ({ data: state([], { dueNow: 2, dueFirstAt: '2014-05-14T03:00:00Z' }) }));
    const { container } = render(<Surroundings server={server} role="ADMINISTRATOR"><main><SystemPage /></main></Surroundings>);
    const line = async (name: string) => (await screen.findByRole('region', { name })).textContent;
    await waitFor(async () => { expect(await line('Program')).toContain('degradedTimeline 0.2.0 on this nodeThe projection Search has stood still.'); });
    expect(await line('Store')).toContain('PostgreSQL 17.2, 42 events, 8.3 MB');
    expect(await line('Due work')).toContain('2 should be done by now. No node does it');
    expect(await line('Whole store')).toContain('timeline verify');
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('is for administrators', () => {
    const server = fakeServer(() => new Error('unused'));
    render(<Surroundings server={server}><SystemPage /></Surroundings>);
    expect(screen.getByText('Only administrators look behind the record')).toBeTruthy();
    expect(server.sent).toHaveLength(0);
  });
});
