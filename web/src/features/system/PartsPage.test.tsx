import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { ToastPlace } from '@/ui/ToastPlace';
import { PartsPage } from './PartsPage';

const open = () => render(<Surroundings server={fakeServer(() => new Error('unused'))} role="ADMINISTRATOR"><main><PartsPage /></main><ToastPlace /></Surroundings>);
// Colours need a layout: the browser journeys look at them, in both themes.
const violations = async (part: Element) => (await axe.run(part, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);

it.each([
  ['Controls', ['Button', 'Segmented', 'TextField', 'TextArea', 'Select', 'Combobox', 'DayField', 'PeriodPicker']],
  ['Signs and clocks', ['Severity', 'Status', 'Tag', 'Avatar, Faces', 'Clock', 'Duration', 'Icon']],
  ['States and tables', ['Banner', 'Notice', 'Skeleton rows', 'Empty', 'Section', 'Table']],
  ['Over the page', ['Dialog', 'Drawer', 'Popover', 'Menu', 'Tooltip', 'Toast']],
])('shows the parts of %s, accessible', async (tab, parts) => {
  const { container } = open();
  await userEvent.click(screen.getByRole('tab', { name: tab }));
  const shown = within(screen.getByRole('tabpanel', { name: tab })).getAllByRole('region').map((region) => region.getAttribute('aria-label'));
  for (const part of parts) expect(shown).toContain(part);
  expect(await violations(container)).toEqual([]);
});

it.each(['dialog', 'drawer'])('opens a %s, accessible, and closes it with Escape', async (what) => {
  open();
  await userEvent.click(screen.getByRole('tab', { name: 'Over the page' }));
  await userEvent.click(screen.getByRole('button', { name: `Open a ${what}` }));
  expect(await violations(await screen.findByRole('dialog'))).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement?.textContent).toBe(`Open a ${what}`);
});

it('says in a toast what was done, and takes it back', async () => {
  open();
  await userEvent.click(screen.getByRole('tab', { name: 'Over the page' }));
  await userEvent.click(screen.getByRole('button', { name: 'Say something' }));
  expect(await screen.findByText('Recorded at 22:06.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
  expect(await screen.findByText('Taken back 1 ×')).toBeTruthy();
});

it('takes a period from words or from a usual one', async () => {
  open();
  await userEvent.click(screen.getByRole('tab', { name: 'Controls' }));
  await userEvent.click(screen.getByRole('button', { name: 'Period: 2026-01-01 to 2026-03-31' }));
  const last = await screen.findByLabelText('Last day');
  await userEvent.clear(last);
  await userEvent.type(last, '31 Dec 2025');
  await userEvent.click(screen.getByRole('button', { name: 'Show these days' }));
  expect(screen.getByText('The last day, 31 Dec 2025, is before the first, 1 Jan 2026.')).toBeTruthy();
  await userEvent.clear(last);
  await userEvent.type(last, '15.2.2026');
  await userEvent.click(screen.getByRole('button', { name: 'Show these days' }));
  expect(await screen.findByRole('button', { name: 'Period: 2026-01-01 to 2026-02-15' })).toBeTruthy();
});

it('is for administrators', () => {
  render(<Surroundings server={fakeServer(() => new Error('unused'))}><PartsPage /></Surroundings>);
  expect(screen.getByText('Only administrators look at the parts')).toBeTruthy();
});
