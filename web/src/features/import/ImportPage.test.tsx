import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EditorView } from '@codemirror/view';
import { Route, Routes } from 'react-router';
import type { Operation } from 'urql';
import { beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '@/testing/accessible';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { ToastPlace } from '@/ui/ToastPlace';
import { ImportPage } from './ImportPage';

const previewed = (line: number, over: object = {}) => ({
  line, lastLine: line, occurredAt: `2014-05-14T03:0${line}:00Z`, occurredUntil: null, local: null, typed: `10:0${line} PM`, precision: 'MINUTE', author: null,
  text: `said on line ${line}`, suggestedRole: 'NOTE', suggestedContact: null, guesses: [], known: null, kind: null, facts: [], ...over,
});
const preview = (over: object = {}) => ({ data: { importPreview: {
  format: null, zone: 'America/Chicago', order: 'ASCENDING', outside: [], questions: [],
  entries: [previewed(1, { suggestedRole: 'REPORTED' }), previewed(2, { guesses: [{ code: 'HALF_OF_DAY', message: 'morning or evening is not said; read as 22:02' }] })], ...over,
} } });
const anchored = (seconds: number | null) => ({ status: seconds === null ? 'PENDING' : 'RECORDED', seconds, from: { at: '2014-05-14T03:02:00Z' }, to: seconds === null ? null : { at: '2014-05-14T03:20:00Z' } });
const figures = () => ({ data: { importFigures: { ticketToEngagement: anchored(1080), timeToReach: anchored(null), timeToFirstUpdate: anchored(null), reportToResolve: anchored(null) } } });
const incident = () => ({ data: { incident: { id: 'i1', key: 'INC-1', title: 'Mail', zone: 'America/Chicago', private: false } } });
const stored = () => ({ data: { importEntries: { incident: { id: 'i1', key: 'INC-1', version: 3 }, entries: [{ id: 'e1', source: 'IMPORT' }, { id: 'e2', source: 'IMPORT' }], skippedCount: 0, leftOut: [], error: null } } });

type Answers = Record<string, (operation: Operation) => { data: Record<string, unknown> } | Error>;

function open(path: string, answers: Answers, role: 'RESPONDER' | 'OBSERVER' = 'RESPONDER') {
  const all: Answers = { ImportPage_Query: incident, PasteScreen_Query: () => preview(), Figures_Query: figures, PasteScreen_ImportMutation: stored, ...answers };
  const server = fakeServer((operation) => all[nameOf(operation)]?.(operation) ?? new Error(`no answer for ${nameOf(operation)}`));
  const shown = render(
    <Surroundings server={server} at={path} role={role}>
      <main>
        <Routes>
          <Route path="/paste" element={<ImportPage />} />
          <Route path="/incidents/:key/paste" element={<ImportPage />} />
          <Route path="/incidents/:key" element={<p>the room</p>} />
        </Routes>
      </main>
      <ToastPlace />
    </Surroundings>,
  );
  return { ...server, ...shown };
}
const input = (server: { sent: Operation[] }, name: string) =>
  server.sent.filter((operation) => nameOf(operation) === name).map((operation) => (operation.variables as { input: Record<string, unknown> }).input);

const notes = async () => EditorView.findFromDOM(await screen.findByRole('textbox', { name: 'Notes' }));
async function write(text = 'x') {
  const editor = await notes();
  act(() => { editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } }); });
  await screen.findByRole('table', { name: 'Entries read' });
}
const row = (line: number) => { const found = screen.getByLabelText(`Kind of line ${line}`).closest('tr'); if (!found) throw new Error('no row'); return within(found); };
const press = async (name: string | RegExp) => { await userEvent.click(screen.getByRole('button', { name })); };

describe('pasting notes', () => {
  beforeEach(() => { Element.prototype.scrollIntoView = () => undefined; });

  it('reads the text as it is written, gives the figures, and stores nothing before it is told to', async () => {
    const server = open('/incidents/INC-1/paste', {});
    await write();
    expect(await screen.findByText('18 min')).toBeTruthy();
    expect(server.sent.some(({ kind }) => kind === 'mutation')).toBe(false);
    await userEvent.selectOptions(screen.getByLabelText('Kind of line 2'), 'Engaged');
    await userEvent.click(row(2).getByRole('button', { name: 'About line 2: who?' }));
    await userEvent.type(await screen.findByLabelText('Who'), 'Second engineer');
    await userEvent.keyboard('{Escape}');
    await press('Record 2 entries');
    expect(await screen.findByText('the room')).toBeTruthy();
    expect(input(server, 'PasteScreen_ImportMutation')[0]).toMatchObject({
      incidentId: 'i1', zone: 'America/Chicago', entries: [{ role: 'REPORTED', occurredAt: '2014-05-14T03:01:00Z' }, { role: 'ENGAGED', who: 'Second engineer' }],
    });
  });

  it('takes what was recorded back, entry by entry', async () => {
    const server = open('/incidents/INC-1/paste', { PasteScreen_RetractEntryMutation: () => ({ data: { retractEntry: { entry: { id: 'e1' }, error: null } } }) });
    await write();
    await press('Record 2 entries');
    expect(await screen.findByText('2 entries recorded in INC-1.')).toBeTruthy();
    await press('Take back');
    expect(await screen.findByText(/^Taken back from INC-1/)).toBeTruthy();
    expect(input(server, 'PasteScreen_RetractEntryMutation').map(({ entryId }) => entryId)).toEqual(['e1', 'e2']);
  });

  it('says why something was guessed, and puts it right once for all lines that were guessed so', async () => {
    const half = [{ code: 'HALF_OF_DAY', message: 'morning or evening is not said; read as 22:02' }];
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ entries: [previewed(1, { guesses: half }), previewed(2, { guesses: half })] }) });
    await write();
    await userEvent.click(row(1).getByRole('button', { name: /PM by the lines around it: morning or evening is not said/ }));
    expect(await screen.findByText('Morning or evening is not said; read as 22:02.')).toBeTruthy();
    await press('all 2 guessed so');
    expect(row(2).getByRole('button', { name: 'Time of line 2: 10:02' })).toBeTruthy();
    await press('Record 2 entries');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_ImportMutation')[0]).toMatchObject({ entries: [{ occurredAt: '2014-05-13T15:01:00Z' }, { occurredAt: '2014-05-13T15:02:00Z' }] });
  });

  it('asks for the day and the zone once, and is refused only by what is open', async () => {
    const server = open('/paste', {
      PasteScreen_Query: (operation) => {
        const { zone, date } = operation.variables as { zone: string | null; date: string | null };
        const asks = [...(zone ? [] : [{ code: 'ZONE_UNKNOWN', message: 'Give the zone.', line: null }]), ...(date ? [] : [{ code: 'DATE_UNKNOWN', message: 'Give the day.', line: 1 }])];
        return preview({ zone, questions: asks, ...(asks.length > 0 && { entries: [previewed(1, { occurredAt: null })] }) });
      },
      PasteScreen_DeclareMutation: () => ({ data: { declareIncident: { incident: { id: 'i7', key: 'INC-7' }, error: null } } }),
    });
    await write('10:02 PM, last night, a call');
    await press('Record 1 entry');
    expect(screen.getByText(/needs a title/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('What was wrong'), 'No mail');
    await press('Record 1 entry');
    expect(screen.getByText('Say in which zone the times were said.')).toBeTruthy();
    await press('Zone choose a zone');
    const field = await screen.findByLabelText('Another zone');
    await userEvent.clear(field);
    await userEvent.type(field, 'America/Chicago');
    await userEvent.click(await screen.findByRole('option', { name: 'America/Chicago' }));
    await press('Use it for all lines');
    await press('“Last night” is choose a day');
    const day = await screen.findByLabelText('Day of the first time');
    await userEvent.type(day, '13 May 2014');
    await press('Use it for all lines');
    await waitFor(() => { expect(screen.queryByRole('button', { name: /choose a/ })).toBeNull(); });
    await waitFor(() => { expect(screen.getByRole('button', { name: 'Record 2 entries' }).getAttribute('aria-disabled')).toBe('false'); });
    await press('Record 2 entries');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_DeclareMutation')[0]).toMatchObject({ title: 'No mail', zone: 'America/Chicago' });
    expect(server.sent.filter((operation) => nameOf(operation) === 'PasteScreen_Query').at(-1)?.variables).toMatchObject({ zone: 'America/Chicago', date: '2014-05-13' });
  });

  it('takes the zone of the incident where the text says none, and says so', async () => {
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: (operation) => preview({ zone: (operation.variables as { zone: string | null }).zone }) });
    await write();
    await press(/^Zone Chicago/);
    expect(await screen.findByText('It is that of the incident: the text does not say one.')).toBeTruthy();
    expect(server.sent.filter((operation) => nameOf(operation) === 'PasteScreen_Query').map(({ variables }) => (variables as { zone: string | null }).zone)).toEqual([null, 'America/Chicago']);
  });

  it('asks who “I” is, and names that person', async () => {
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ entries: [previewed(1, { text: 'I call the customer' })] }) });
    await write();
    await press('Record 1 entry');
    expect(screen.getByText('Say who “I” is.')).toBeTruthy();
    await press('“I” is choose a person');
    await press('Me, Kim');
    await press('Record 1 entry');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_ImportMutation')[0]).toMatchObject({ entries: [{ author: 'Kim' }] });
  });

  it('waits for an answer about a line that begins like a time and was not read', async () => {
    open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ questions: [{ code: 'UNREAD_TIME', message: 'Line 3 begins with "12:75", which was not read as a time.', line: 3 }] }) });
    await write();
    expect(screen.getByRole('button', { name: 'Record 2 entries' }).getAttribute('aria-disabled')).toBe('true');
    await press('It is text');
    expect(screen.getByRole('button', { name: 'Record 2 entries' }).getAttribute('aria-disabled')).toBe('false');
  });

  it('keeps text that is in no entry in sight; it becomes a lesson that is recorded with the rest', async () => {
    const server = open('/incidents/INC-1/paste', {
      PasteScreen_Query: () => preview({ outside: [{ line: 3, lastLine: 3, text: 'they announce outages by e-mail' }] }),
      PasteScreen_RecordLessonMutation: () => ({ data: { recordLesson: { lesson: { id: 'l1' }, error: null } } }),
    });
    await write();
    expect(screen.getByRole('button', { name: 'Record 2 entries' })).toBeTruthy();
    await userEvent.click(row(3).getByRole('button', { name: 'Make it a lesson' }));
    await press('Record 2 entries and 1 lesson');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_RecordLessonMutation')[0]).toMatchObject({ incidentId: 'i1', text: 'they announce outages by e-mail' });
  });

  it('leaves out what is left out and counts the rest', async () => {
    const server = open('/incidents/INC-1/paste', {});
    await write();
    await userEvent.selectOptions(screen.getByLabelText('Kind of line 1'), 'Left out');
    await press('Record 1 entry');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_ImportMutation')[0]).toMatchObject({ entries: [{ text: 'said on line 2' }] });
  });

  it('leaves out what was taken away, says when and by whom, and takes it with a click', async () => {
    const known = { state: 'RETRACTED', message: 'was retracted on 3 Mar 2026, 10:02 UTC by Ann: Another incident.' };
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ entries: [previewed(1, { known }), previewed(2)] }) });
    await write();
    expect(screen.getByText('This line was retracted on 3 Mar 2026, 10:02 UTC by Ann: Another incident.')).toBeTruthy();
    await userEvent.click(row(1).getByRole('button', { name: 'Record it all the same' }));
    await press('Record 2 entries');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_ImportMutation')[0]).toMatchObject({ entries: [{ text: 'said on line 1', takeAnyway: true }, { text: 'said on line 2' }] });
  });

  it('says what the server left out all the same, and takes only that with another click', async () => {
    const known = { state: 'MAY_BE_REDACTED', message: 'may be what was redacted on 3 Mar 2026, 10:02 UTC by Ann: A name.' };
    let first = true;
    const server = open('/incidents/INC-1/paste', {
      PasteScreen_ImportMutation: () => {
        const leftOut = first ? [{ index: 1, known }] : [];
        first = false;
        return { data: { importEntries: { ...stored().data.importEntries, leftOut } } };
      },
    });
    await write();
    await press('Record 2 entries');
    expect(await screen.findByText(/1 recorded\. 1 was left out/)).toBeTruthy();
    expect(screen.getByText(/^This line may be what was redacted on 3 Mar 2026/)).toBeTruthy();
    await userEvent.click(row(2).getByRole('button', { name: 'Record it all the same' }));
    await press('Record 1 entry');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_ImportMutation')[1]).toMatchObject({ entries: [{ text: 'said on line 2', takeAnyway: true }] });
  });

  it('declares a new incident once, however often recording fails', async () => {
    let offline = true;
    const server = open('/paste', {
      PasteScreen_DeclareMutation: () => ({ data: { declareIncident: { incident: { id: 'i7', key: 'INC-7' }, error: null } } }),
      PasteScreen_ImportMutation: () => (offline ? new Error('Failed to fetch') : stored()),
    });
    await write();
    await userEvent.type(screen.getByLabelText('What was wrong'), 'No mail');
    await press('Record 2 entries');
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
    offline = false;
    await press('Record 2 entries');
    await screen.findByText('the room');
    expect(input(server, 'PasteScreen_DeclareMutation')).toHaveLength(1);
    const [one, two] = input(server, 'PasteScreen_ImportMutation');
    expect(two?.['commandId']).toBe(one?.['commandId']);
  });

  it('says which line the rules refused', async () => {
    open('/incidents/INC-1/paste', {
      PasteScreen_ImportMutation: () => ({ data: { importEntries: { incident: null, entries: null, skippedCount: null, leftOut: null, error: { code: 'TOO_LONG', message: 'text is 20,001 characters; the limit is 20,000', field: 'entries.1.text' } } } }),
    });
    await write();
    await press('Record 2 entries');
    expect(await screen.findByText(/^Line 2: text is 20,001/)).toBeTruthy();
  });

  it('keeps the notes when reading them fails, also over a reload, and tries again', async () => {
    let offline = true;
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: () => (offline ? new Error('Failed to fetch') : preview()) });
    const editor = await notes();
    act(() => { editor?.dispatch({ changes: { from: 0, insert: 'the night' } }); });
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
    offline = false;
    await press('Try again');
    await screen.findByRole('table', { name: 'Entries read' });
    server.unmount();
    open('/incidents/INC-1/paste', {});
    expect((await notes())?.state.doc.toString()).toBe('the night');
  });

  it('takes a file that is dropped anywhere, with its name, and says the format', async () => {
    const server = open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ format: 'Slack export' }) });
    await notes();
    const file = new File(['[{"ts":"1"}]'], '2024-03-05.json');
    Object.defineProperty(file, 'text', { value: () => Promise.resolve('[{"ts":"1"}]') });
    fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [file] } });
    expect(await screen.findByText('Slack export')).toBeTruthy();
    expect(server.sent.find((operation) => nameOf(operation) === 'PasteScreen_Query')?.variables).toMatchObject({ text: '[{"ts":"1"}]', fileName: '2024-03-05.json' });
  });

  it('marks the lines of a row that is pointed at, and the row of a line', async () => {
    const { container } = open('/incidents/INC-1/paste', {});
    await write('one\ntwo');
    await userEvent.hover(screen.getByLabelText('Text of line 2'));
    await waitFor(() => { expect(container.querySelector('.cm-line.paste-marked')?.textContent).toBe('two'); });
    const editor = await notes();
    act(() => { editor?.focus(); editor?.dispatch({ selection: { anchor: 0 } }); });
    await userEvent.unhover(screen.getByLabelText('Text of line 2'));
    expect(screen.getByLabelText('Text of line 1').closest('tr')?.className).toContain('paste-row-marked');
  });

  it('is done from the keyboard: arrows move along the rows, Ctrl Enter records', async () => {
    open('/incidents/INC-1/paste', {});
    await write();
    row(1).getByRole('button', { name: 'Time of line 1: 22:01' }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(row(2).getByRole('button', { name: 'Time of line 2: 22:02' }));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('the room')).toBeTruthy();
  });

  it('is accessible', async () => {
    const { container } = open('/incidents/INC-1/paste', { PasteScreen_Query: () => preview({ outside: [{ line: 3, lastLine: 3, text: 'no time' }], questions: [{ code: 'DATE_UNKNOWN', message: 'Which day?', line: 1 }] }) });
    await write();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('is not for observers', async () => {
    open('/incidents/INC-1/paste', {}, 'OBSERVER');
    expect(await screen.findByText('Only responders record')).toBeTruthy();
  });
});
