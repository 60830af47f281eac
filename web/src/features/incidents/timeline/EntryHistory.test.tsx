import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { entryAt } from '@/testing/room';
import { EntryHistory } from './EntryHistory';

const zone = 'America/Chicago';
const reading = (text: string, reason: string, replacedAt: string) =>
  ({ __typename: 'EntryRevision' as const, text, occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE' as const, replacedAt, replacedBy: 'Kim', reason, facts: [] });

it('tells who corrected a reading, and why', () => {
  render(<EntryHistory zone={zone} onClose={vi.fn()} entry={entryAt(1, 2, { amended: true, history: [reading('node 3', 'Misheard', '2014-05-14T03:10:00Z')] })} />);
  expect(screen.getByText(/Kim corrected it: “Misheard”/)).toBeTruthy();
});

it('does not call a retraction a correction: what it put an end to still stands there, struck through', () => {
  const history = [reading('node 3', 'Misheard', '2014-05-14T03:10:00Z'), reading('node 4', 'Another incident', '2014-05-14T03:20:00Z')];
  render(<EntryHistory zone={zone} onClose={vi.fn()} entry={entryAt(1, 2, { text: 'node 4', retracted: true, retractionReason: 'Another incident', history })} />);
  expect(screen.getByText('1 earlier reading')).toBeTruthy();
  expect(screen.queryByText(/corrected it: “Another incident”/)).toBeNull();
});
