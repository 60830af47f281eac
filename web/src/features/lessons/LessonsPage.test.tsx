import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { LessonsPage } from './LessonsPage';

const lesson = { id: 'l1', category: 'LUCKY', text: 'Somebody was awake.', recordedAt: '2014-05-14T03:00:00Z', recordedBy: 'Kim', incident: { id: 'i1', key: 'INC-1', title: 'Mail is down' } };

describe('the library of lessons', () => {
  it('shows each lesson with the incident it came from, and asks for what is searched', async () => {
    const server = fakeServer(() => ({ data: { lessons: { totalCount: 1, pageInfo: { hasNextPage: false }, edges: [{ cursor: 'c1', node: lesson }] } } }));
    render(<Surroundings server={server}><LessonsPage /></Surroundings>);
    expect(await screen.findByText('Somebody was awake.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'INC-1 Mail is down' }).getAttribute('href')).toBe('/incidents/INC-1');
    await userEvent.type(screen.getByLabelText('Words'), 'awake{Enter}');
    await userEvent.selectOptions(screen.getByLabelText('Category'), 'LUCKY');
    await waitFor(() => { expect(server.sent.at(-1)?.variables).toEqual({ first: 50, after: null, filter: { text: 'awake', category: ['LUCKY'] } }); });
  });

  it('says that nothing fits', async () => {
    const server = fakeServer(() => ({ data: { lessons: { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] } } }));
    render(<Surroundings server={server}><LessonsPage /></Surroundings>);
    expect(await screen.findByText('Nothing learnt yet')).toBeTruthy();
  });
});
