import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { entryAt } from '@/testing/room';
import { EvidencePicker } from './EvidencePicker';

it('shows what an entry says, never its Markdown', () => {
  const entries = [entryAt(1, 2, { text: 'Queue: **12,400**\n\n- relay1', html: '<p>Queue: <strong>12,400</strong></p>\n<ul>\n<li>relay1</li>\n</ul>' })];
  render(<EvidencePicker label="Shown by" entries={entries} zone="America/Chicago" chosen={[]} onChange={vi.fn()} />);
  expect(screen.getByRole('checkbox', { name: '22:02 Queue: 12,400 relay1' })).toBeTruthy();
});
