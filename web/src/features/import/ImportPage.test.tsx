import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import type { Operation } from 'urql';
import { describe, expect, it } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { ImportPage } from './ImportPage';

const previewed = (line: number, over: object = {}) => ({
  line, occurredAt: `2014-05-14T03:0${line}:00Z`, occurredUntil: null, local: null, typed: `10:0${line} PM`, precision: 'MINUTE', author: null,
  text: `said on line ${line}`, suggestedRole: 'NOTE', suggestedContact: null, guesses: [], ...over,
});
const preview = (over: object = {}) => ({ data: { importPreview: {
  zone: 'America/Chicago', order: 'ASCENDING', outside: [], questions: [],
  entries: [previewed(1, { suggestedRole: 'REPORTED' }), previewed(2, { guesses: [{ code: 'DATE_CARRIED', message: 'Day taken from the line before.' }] })], ...over,
} } });

function open(path: string, answers: Record<string, (operation: Operation) => { data: Record<string, unknown> } | Error>) {
  const server = fakeServer((operation) => answers[nameOf(operation)]?.(operation) ?? new Error(`no answer for ${nameOf(operation)}`));
  render(
    <Surroundings server={server} at={path}>
      <Routes>
        <Route path="/paste" element={<ImportPage />} />
        <Route path="/incidents/:key/paste" element={<ImportPage />} />
        <Route path="/incidents/:key" element={<p>the room</p>} />
      </Routes>
    </Surroundings>,
  );
  return server;
}
const input = (server: ReturnType<typeof fakeServer>, name: string) =>
  server.sent.filter((operation) => nameOf(operation) === name).map((operation) => (operation.variables as { input: Record<string, unknown> }).input);

const incident = () => ({ data: { incident: { id: 'i1', key: 'INC-1', title: 'Mail', zone: 'America/Chicago' } } });
const stored = () => ({ data: { importEntries: { incident: { id: 'i1', key: 'INC-1', version: 3 }, entries: [], skippedCount: 0, leftOut: [], error: null } } });

async function read() {
  await userEvent.type(await screen.findByLabelText('Notes'), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }));
}

describe('pasting notes', () => {
  it('shows every guess in words and stores nothing before it is told to', async () => {
    const server = open('/incidents/INC-1/paste', { ImportPage_Query: incident, ImportForm_Query: () => preview(), ImportRecord_ImportMutation: stored });
    await read();
    expect(await screen.findByText('Day taken from the line before.')).toBeTruthy();
    expect(server.sent.some(({ kind }) => kind === 'mutation')).toBe(false);

    await userEvent.selectOptions(screen.getByLabelText('Role of line 2'), 'ENGAGED');
    await userEvent.type(screen.getByLabelText('Who, line 2'), 'Second engineer');
    await userEvent.click(screen.getByRole('button', { name: 'Record 2 entries' }));
    expect(await screen.findByText('the room')).toBeTruthy();
    expect(input(server, 'ImportRecord_ImportMutation')[0]).toMatchObject({
      incidentId: 'i1', zone: 'America/Chicago',
      entries: [{ role: 'REPORTED', occurredAt: '2014-05-14T03:01:00Z' }, { role: 'ENGAGED', who: 'Second engineer' }],
    });
  });

  it('asks for the day beside its field when the notes do not say it', async () => {
    open('/incidents/INC-1/paste', {
      ImportPage_Query: incident,
      ImportForm_Query: () => preview({ entries: [previewed(1, { occurredAt: null })], questions: [{ code: 'DATE_UNKNOWN', message: 'On which day was the first time?', line: null }] }),
    });
    await read();
    await screen.findByText('On which day was the first time?');
    expect(screen.getByLabelText('Day of the first time').getAttribute('aria-invalid')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Record 1 entry' }));
    expect(screen.getByText('Line 1 has no date and time yet.')).toBeTruthy();
  });

  it('leaves out what is not included and counts the rest', async () => {
    const server = open('/incidents/INC-1/paste', { ImportPage_Query: incident, ImportForm_Query: () => preview(), ImportRecord_ImportMutation: stored });
    await read();
    await userEvent.click(await screen.findByLabelText('Include line 1'));
    await userEvent.click(screen.getByRole('button', { name: 'Record 1 entry' }));
    await screen.findByText('the room');
    expect(input(server, 'ImportRecord_ImportMutation')[0]).toMatchObject({ entries: [{ text: 'said on line 2' }] });
  });

  it('leaves out what was taken away, says when and by whom, and takes it with a click', async () => {
    const known = { state: 'RETRACTED', message: 'was retracted on 3 Mar 2026, 10:02 UTC by Ann: Another incident.' };
    const server = open('/incidents/INC-1/paste', {
      ImportPage_Query: incident, ImportForm_Query: () => preview({ entries: [previewed(1, { known }), previewed(2)] }), ImportRecord_ImportMutation: stored,
    });
    await read();
    expect(await screen.findByText('This line was retracted on 3 Mar 2026, 10:02 UTC by Ann: Another incident.')).toBeTruthy();
    expect(server.sent.find((operation) => nameOf(operation) === 'ImportForm_Query')?.variables).toMatchObject({ incidentId: 'i1' });
    expect(screen.getByRole('button', { name: 'Record 1 entry' })).toBeTruthy();
    await userEvent.click(screen.getByLabelText('Include line 1'));
    await userEvent.click(screen.getByRole('button', { name: 'Record 2 entries' }));
    await screen.findByText('the room');
    expect(input(server, 'ImportRecord_ImportMutation')[0]).toMatchObject({ entries: [{ text: 'said on line 1', takeAnyway: true }, { text: 'said on line 2' }] });
  });

  it('says what the server left out all the same, and takes only that with another click', async () => {
    const known = { state: 'MAY_BE_REDACTED', message: 'may be what was redacted on 3 Mar 2026, 10:02 UTC by Ann: A name.' };
    let first = true;
    const server = open('/incidents/INC-1/paste', {
      ImportPage_Query: incident, ImportForm_Query: () => preview(),
      ImportRecord_ImportMutation: () => {
        const leftOut = first ? [{ index: 1, known }] : [];
        first = false;
        return { data: { importEntries: { ...stored().data.importEntries, leftOut } } };
      },
    });
    await read();
    await userEvent.click(await screen.findByRole('button', { name: 'Record 2 entries' }));
    expect(await screen.findByText(/1 recorded\. 1 was left out/)).toBeTruthy();
    expect(screen.getByText(/^This line may be what was redacted on 3 Mar 2026/)).toBeTruthy();
    await userEvent.click(screen.getByLabelText('Include line 2'));
    await userEvent.click(screen.getByRole('button', { name: 'Record 1 entry' }));
    await screen.findByText('the room');
    expect(input(server, 'ImportRecord_ImportMutation')[1]).toMatchObject({ entries: [{ text: 'said on line 2', takeAnyway: true }] });
  });

  it('declares a new incident once, however often recording fails', async () => {
    let offline = true;
    const server = open('/paste', {
      ImportForm_Query: () => preview(),
      ImportRecord_DeclareMutation: () => ({ data: { declareIncident: { incident: { id: 'i7', key: 'INC-7' }, error: null } } }),
      ImportRecord_ImportMutation: () => (offline ? new Error('Failed to fetch') : stored()),
    });
    await read();
    await userEvent.click(await screen.findByRole('button', { name: 'Record 2 entries' }));
    expect(screen.getByText(/needs a title/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('What was wrong'), 'No mail');
    await userEvent.click(screen.getByRole('button', { name: 'Record 2 entries' }));
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
    offline = false;
    await userEvent.click(screen.getByRole('button', { name: 'Record 2 entries' }));
    await screen.findByText('the room');
    expect(input(server, 'ImportRecord_DeclareMutation')).toHaveLength(1);
    const [first, second] = input(server, 'ImportRecord_ImportMutation');
    expect(second?.['commandId']).toBe(first?.['commandId']);
  });

  it('says which line the rules refused', async () => {
    open('/incidents/INC-1/paste', {
      ImportPage_Query: incident, ImportForm_Query: () => preview(),
      ImportRecord_ImportMutation: () => ({ data: { importEntries: { incident: null, entries: null, skippedCount: null, leftOut: null, error: { code: 'TOO_LONG', message: 'text is 20,001 characters; the limit is 20,000', field: 'entries.1.text' } } } }),
    });
    await read();
    await userEvent.click(await screen.findByRole('button', { name: 'Record 2 entries' }));
    expect(await screen.findByText(/^Line 2: text is 20,001/)).toBeTruthy();
  });

  it('keeps the notes when reading them fails', async () => {
    open('/incidents/INC-1/paste', { ImportPage_Query: incident, ImportForm_Query: () => new Error('Failed to fetch') });
    await read();
    await waitFor(() => { expect(screen.getByText(/cannot be reached/)).toBeTruthy(); });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notes').value).toBe('x');
  });
});
