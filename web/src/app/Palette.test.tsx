import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { expect, it, vi } from 'vitest';
import { useCommands, useJumpToTime, type Command } from '@/keys/registry';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { Palette } from './Palette';

const run = vi.fn();
const commands: Command[] = [
  { id: 'u', group: 'In this incident', words: 'Send an update', also: 'communicate', keys: 'u', run: () => { run('update'); } },
  { id: 'z', group: 'Anywhere', words: 'Change the time zone', run: () => { run('zone'); } },
  { id: 'g', group: 'Go to', words: 'Metrics', keys: 'g m', run: () => { run('metrics'); } },
];
const jump = vi.fn<(clock: string) => boolean>(() => true);

function Screen({ onClose }: { onClose: () => void }) {
  useCommands(commands);
  useJumpToTime(jump);
  const { pathname, hash } = useLocation();
  return <><p>at {pathname}{hash}</p><Palette onClose={onClose} /></>;
}

const hit = (text: string) => ({
  nodeId: `n ${text}`, thing: 'ENTRY', entryId: 'e9', occurredAt: '2014-05-14T03:00:00Z', incident: { id: 'i', key: 'INC-42', title: 'Mail', status: 'ENGAGED' },
  fragments: [{ parts: [{ text: 'Schema ', marked: false }, { text, marked: true }, { text: ' were never run', marked: false }], cutBefore: false, cutAfter: false }],
});

async function open() {
  run.mockClear();
  const server = fakeServer((operation) => ({ data: { search: { nodes: [hit((operation.variables as { text: string }).text)] } } }));
  const onClose = vi.fn();
  render(<Surroundings server={server} at="/incidents/INC-7"><Routes><Route path="*" element={<Screen onClose={onClose} />} /></Routes></Surroundings>);
  await screen.findAllByRole('option');
  await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('combobox')); });
  const searches = () => server.sent.filter((operation) => nameOf(operation) === 'UseFound_Query').map(({ variables }) => variables as { text: string; filter: unknown });
  return { onClose, searches };
}
const lines = () => screen.getAllByRole('option').map((line) => line.textContent);

it('offers what can be done here first, in the words of its button, found by other words too', async () => {
  const { onClose } = await open();
  expect(lines()).toEqual(['Send an updateU', 'Change the time zone', 'MetricsGM']);
  await userEvent.keyboard('communi');
  expect(lines()[0]).toBe('Send an update also: communicateU');
  await userEvent.keyboard('{Enter}');
  expect(run.mock.calls).toEqual([['update']]);
  expect(onClose).toHaveBeenCalledOnce();
});

it('searches the record a moment after the last key, and opens what was found', async () => {
  const { searches } = await open();
  await userEvent.keyboard('commands');
  const line = await screen.findByRole('option', { name: /Schema commands were never run/ });
  expect(line.querySelector('mark')?.textContent).toBe('commands');
  expect(new Set(searches().map(({ text }) => text))).toEqual(new Set(['commands']));
  await userEvent.click(line);
  expect(await screen.findByText('at /incidents/INC-42#entry-e9')).toBeTruthy();
  expect(localStorage.getItem('timeline.recent')).toContain('/incidents/INC-42#entry-e9');
});

it('limits itself to the room and back with Tab', async () => {
  const { searches } = await open();
  await userEvent.keyboard('mail');
  await screen.findByRole('option', { name: /Schema mail/ });
  await userEvent.keyboard('{Tab}');
  expect(screen.getByText('INC-7')).toBeTruthy();
  await waitFor(() => { expect(searches().at(-1)?.filter).toEqual({ incident: ['INC-7'] }); });
  expect(screen.queryByRole('option', { name: /Metrics/ })).toBeNull();
});

it('goes to a time that is typed', async () => {
  await open();
  await userEvent.keyboard('2206');
  expect(lines()[0]).toBe('Go to 22:06');
  await userEvent.keyboard('{Enter}');
  expect(jump).toHaveBeenCalledWith('22:06');
});

it('shows no answer to words that have changed since', async () => {
  await open();
  await userEvent.keyboard('mail');
  await screen.findByRole('option', { name: /Schema mail/ });
  await act(async () => { await userEvent.keyboard('box'); });
  expect(screen.queryByRole('option', { name: /Schema mail were/ })).toBeNull();
  expect(await screen.findByRole('option', { name: /Schema mailbox were/ })).toBeTruthy();
});
