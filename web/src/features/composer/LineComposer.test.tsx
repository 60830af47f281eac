import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { LineComposer } from './LineComposer';

const given = vi.fn();
const answered = vi.fn();
const names = { data: {
  peopleConnection: { nodes: [{ name: 'Priya Raman' }, { name: 'Ada Stone' }, { name: 'Adam Voss' }] },
  catalogue: { services: { nodes: [{ id: 's1', name: 'checkout' }] }, customers: { nodes: [{ id: 'c1', name: 'Halden Freight' }] } },
} };
const lesson = { data: { recordLesson: { incident: incidentAt(2), error: null } } };

function open(answer: (name: string) => Error | { data: object } = () => lesson) {
  const server = fakeServer((operation) => (nameOf(operation) === 'Line_NamesQuery' ? names : answer(nameOf(operation)) as Error | { data: Record<string, unknown> }));
  const shown = render(<Surroundings server={server}>
    <LineComposer incidentId="i" incidentKey="INC-1" zone="America/Chicago" entries={[entryAt(1, 2, { kind: 'HYPOTHESIS', text: 'The disk is full' })]} onGive={given} onAnswer={answered} />
  </Surroundings>);
  return { server, ...shown };
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>('What happened');
const echo = () => within(screen.getByRole('list', { name: 'What was read' }));
const type = (text: string) => { fireEvent.change(field(), { target: { value: text } }); };
const enter = () => { fireEvent.keyDown(field(), { key: 'Enter' }); };

beforeEach(() => {
  given.mockReset();
  answered.mockReset();
  vi.useFakeTimers({ now: Date.parse('2014-05-14T03:06:40Z'), toFake: ['Date'] });
});
afterEach(() => { vi.useRealTimers(); });

describe('the line', () => {
  it('shows what was read while it is typed, and Enter records it', async () => {
    open();
    await userEvent.type(field(), '-2m /contact Priya phone no answer');
    expect(echo().getByText('Tue 22:04, Chicago')).toBeTruthy();
    expect(echo().getByText('Priya Raman')).toBeTruthy();
    enter();
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({
      form: 'contact', occurredAt: '2014-05-14T03:04:00Z', precision: 'MINUTE',
      input: { who: 'Priya Raman', rung: 'PRIMARY', channel: 'PHONE', outcome: 'NO_ANSWER', text: null },
    }));
    expect(field().value).toBe('');
  });

  it('stamps the minute of the first key, not that of sending', async () => {
    open();
    await userEvent.type(field(), 'Tried the engineer on call');
    vi.setSystemTime(Date.parse('2014-05-14T03:20:00Z'));
    await userEvent.type(field(), ', no answer{Enter}');
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'entry', occurredAt: '2014-05-14T03:06:00Z', input: { kind: 'NOTE', text: 'Tried the engineer on call, no answer' } }));
  });

  it('begins a new line by Shift Enter, and keeps Enter for an input method that is at work', async () => {
    open();
    await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two');
    expect(field().value).toBe('one\ntwo');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(given).not.toHaveBeenCalled();
  });

  it('asks once before a time of more than twelve hours ago', () => {
    open();
    type('sun 14:00 the disk filled up');
    enter();
    expect(given).not.toHaveBeenCalled();
    expect(screen.getByText('Press Enter again to record it at that time.')).toBeTruthy();
    enter();
    expect(given).toHaveBeenCalledOnce();
  });

  it('says what is missing and records it as a note all the same', () => {
    open();
    type('/eta soon');
    expect(screen.getByText('Say when it is expected. Until then it is a note.')).toBeTruthy();
    enter();
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'entry', input: { kind: 'NOTE', text: '/eta soon' } }));
  });

  it('sends nothing that says nothing', () => {
    open();
    enter();
    expect(screen.getByRole('alert').textContent).toBe('Say what happened.');
    expect(given).not.toHaveBeenCalled();
  });

  it('is left by Escape and kept on the device, with the time of its first key', () => {
    const { unmount } = open();
    field().focus();
    type('half a thought');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(document.activeElement).not.toBe(field());
    unmount();
    vi.setSystemTime(Date.parse('2014-05-14T03:30:00Z'));
    open();
    expect(field().value).toBe('half a thought');
    enter();
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ occurredAt: '2014-05-14T03:06:00Z' }));
  });
});

describe('its chips', () => {
  const chip = (name: RegExp) => echo().getByRole('button', { name });
  it('are walked by Tab and changed by arrows, the focus staying', async () => {
    open();
    await userEvent.type(field(), '/contact Priya ');
    await userEvent.tab();
    expect(document.activeElement).toBe(chip(/^Priya Raman/));
    await userEvent.tab();
    expect(document.activeElement).toBe(chip(/^Reached/));
    await userEvent.keyboard('{ArrowRight}');
    expect(field().value).toBe('/contact Priya no answer ');
    expect(document.activeElement).toBe(chip(/^No answer/));
    await userEvent.keyboard('{ArrowRight}');
    expect(field().value).toBe('/contact Priya not available ');
  });
  it('are text again by Backspace', async () => {
    open();
    await userEvent.type(field(), '22:02 is the time');
    chip(/^Tue 22:02/).focus();
    await userEvent.keyboard('{Backspace}');
    expect(field().value).toBe('\\22:02 is the time');
    expect(document.activeElement).toBe(field());
    enter();
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ input: { kind: 'NOTE', text: '22:02 is the time' } }));
  });
});

describe('its list', () => {
  it('offers commands and names at the caret; arrows and Enter take one', async () => {
    open();
    await userEvent.type(field(), '/cont');
    expect(screen.getByRole('listbox', { name: 'Commands' })).toBeTruthy();
    await userEvent.keyboard('{ArrowDown}');
    expect(field().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
    await userEvent.keyboard('{Enter}');
    expect(field().value).toBe('/contact ');
    await userEvent.type(field(), '@Ad');
    await waitFor(() => { expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Ada Stone', 'Adam Voss']); });
    fireEvent.click(screen.getByRole('option', { name: 'Adam Voss' }));
    expect(field().value).toBe('/contact @Adam Voss ');
    expect(given).not.toHaveBeenCalled();
  });
  it('does not hold Enter back while nothing in it was chosen, and goes by Escape, the line staying', async () => {
    open();
    await userEvent.type(field(), '/handson');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field().value).toBe('/handson');
    enter();
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'engage', input: { who: 'Kim', how: null, text: null } }));
  });
  it('is under the thumb on a phone', async () => {
    open();
    type('the queue grows');
    await userEvent.click(screen.getByRole('button', { name: 'Update' }));
    expect(field().value).toBe('/update the queue grows');
    await userEvent.click(screen.getByRole('button', { name: 'State' }));
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toContain('Resolved/resolved');
  });
});

describe('what makes no entry', () => {
  it('is sent, and the line stays where it was refused, the same id being sent again', async () => {
    let offline = true;
    const { server } = open(() => (offline ? new Error('Failed to fetch') : lesson));
    type('/lesson went well: the ladder was up to date');
    enter();
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
    expect(field().value).toContain('/lesson');
    offline = false;
    enter();
    await waitFor(() => { expect(answered).toHaveBeenCalledOnce(); });
    const sent = server.sent.filter(({ kind }) => kind === 'mutation').map(({ variables }) => (variables as { input: Record<string, string> }).input);
    expect(sent[1]).toEqual({ commandId: sent[0]?.['commandId'], incidentId: 'i', category: 'WENT_WELL', text: 'the ladder was up to date' });
    await waitFor(() => { expect(field().value).toBe(''); });
  });
});

describe('beside the line', () => {
  it('all fields of every form are a press away, filled with what was read', async () => {
    open();
    type('22:02 /contact Priya not available');
    await userEvent.click(screen.getByRole('button', { name: 'All fields' }));
    expect(screen.getByLabelText<HTMLInputElement>('Whom').value).toBe('Priya Raman');
    expect(screen.getByLabelText<HTMLSelectElement>('Outcome').value).toBe('NOT_AVAILABLE');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'contact', occurredAt: '2014-05-14T03:02:00Z' }));
    await userEvent.click(screen.getByRole('button', { name: 'Back to one line' }));
    expect(field().value).toBe('');
  });
  it('notes of five lines are offered to be read line by line', () => {
    open();
    fireEvent.paste(field(), { clipboardData: { files: [], getData: () => '1\n2\n3\n4' } });
    expect(screen.queryByRole('link', { name: 'Paste notes' })).toBeNull();
    fireEvent.paste(field(), { clipboardData: { files: [], getData: () => '1\n2\n3\n4\n5' } });
    expect(screen.getByRole('link', { name: 'Paste notes' }).getAttribute('href')).toBe('/incidents/INC-1/import');
  });
  it('a file that is dropped is attached', () => {
    const sent: FormData[] = [];
    vi.stubGlobal('XMLHttpRequest', class extends EventTarget { upload = new EventTarget(); open() { /* No server. */ } send(form: FormData) { sent.push(form); } });
    open();
    act(() => { fireEvent.drop(screen.getByRole('form', { name: 'New entry' }), { dataTransfer: { files: [new File(['log'], 'queue.log')], types: ['Files'] } }); });
    expect((sent[0]?.get('file') as File).name).toBe('queue.log');
    vi.unstubAllGlobals();
  });
});
