import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryAt } from '@/testing/room';
import { Composer } from './Composer';

const given = vi.fn();
const open = () => render(<Composer incidentId="i" zone="America/Chicago" entries={[]} onGive={given} />);
const text = () => screen.getByLabelText<HTMLTextAreaElement>('What happened');
const clock = () => screen.getByLabelText<HTMLInputElement>(/^When it happened/);

describe('the composer', () => {
  beforeEach(() => {
    given.mockReset();
    vi.useFakeTimers({ now: Date.parse('2014-05-14T03:06:40Z'), toFake: ['Date'] });
  });
  afterEach(() => { vi.useRealTimers(); });

  it('stamps the minute at which typing starts, not that of sending', async () => {
    open();
    await userEvent.type(text(), 'Tried the engineer on call');
    vi.setSystemTime(Date.parse('2014-05-14T03:20:00Z'));
    await userEvent.type(text(), ', no answer');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({
      form: 'entry', input: { kind: 'NOTE', text: 'Tried the engineer on call, no answer' }, occurredAt: '2014-05-14T03:06:00Z',
    }));
  });

  it('takes the present minute on “Now”', async () => {
    open();
    await userEvent.type(text(), 'a');
    vi.setSystemTime(Date.parse('2014-05-14T03:20:00Z'));
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    expect(clock().value).toBe('22:20');
  });

  it('takes a corrected clock time in the zone of the incident', async () => {
    open();
    await userEvent.type(text(), 'The call');
    await userEvent.clear(clock());
    await userEvent.type(clock(), '10:02 pm');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ occurredAt: '2014-05-14T03:02:00Z' }));
  });

  it('is empty after sending and begins with a fresh time', async () => {
    open();
    await userEvent.type(text(), 'one');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(text().value).toBe('');
    expect(clock().value).toBe('');
  });

  it('says what is missing and sends nothing', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(screen.getByRole('alert').textContent).toBe('Say what happened.');
    expect(given).not.toHaveBeenCalled();
  });

  it('asks whom for a contact attempt', async () => {
    open();
    await userEvent.click(screen.getByRole('radio', { name: 'Contact attempt' }));
    await userEvent.type(screen.getByLabelText('Whom'), 'Primary engineer');
    await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'NOT_AVAILABLE');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({
      form: 'contact', words: 'Primary engineer',
      input: { who: 'Primary engineer', rung: 'PRIMARY', channel: 'PHONE', outcome: 'NOT_AVAILABLE', text: null },
    }));
  });

  it('takes a kind from the list of others, with the entries that it can be about', async () => {
    const theory = entryAt(1, 2, { kind: 'HYPOTHESIS', text: 'The disk is full.', html: '<p>The disk is full.</p>' });
    render(<Composer incidentId="i" zone="America/Chicago" entries={[theory, entryAt(2, 3)]} onGive={given} />);
    await userEvent.selectOptions(screen.getByLabelText('Something else to record'), 'Theory refuted');
    await userEvent.type(text(), 'It is half empty.');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(screen.getByRole('alert').textContent).toBe('Say which theory.');
    await userEvent.selectOptions(screen.getByLabelText('Which theory'), 'The disk is full.');
    expect(screen.getByLabelText('Which theory').querySelectorAll('option')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'refute', input: { hypothesisId: theory.id, because: 'It is half empty.' } }));
  });

  it('keeps an unsent text when the page is opened again', () => {
    const { unmount } = open();
    fireEvent.change(text(), { target: { value: 'half a thought' } });
    unmount();
    open();
    expect(text().value).toBe('half a thought');
  });

  it('lists the other kinds in groups, and asks what one needs', async () => {
    open();
    const more = screen.getByLabelText('Something else to record');
    expect([...more.querySelectorAll('optgroup')].map(({ label }) => label)).toEqual(['People', 'Telling', 'Causes', 'Impact', 'Decisions', 'Promises', 'The incident']);
    await userEvent.selectOptions(more, 'Decision');
    fireEvent.change(screen.getByLabelText('What was considered (optional)'), { target: { value: 'wait\n\n restore ' } });
    await userEvent.type(text(), 'Restore from the copy of ten.');
    await userEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({
      form: 'decision', input: { what: 'Restore from the copy of ten.', decidedBy: null, onAdviceOf: null, assumption: null, options: ['wait', 'restore'] },
    }));
  });

  it('leaves behind what only another form understands, and stamps the time of what has no words', async () => {
    open();
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'OBSERVATION');
    await userEvent.selectOptions(screen.getByLabelText('Something else to record'), 'Real or drill');
    expect(screen.getByLabelText<HTMLSelectElement>('It is').value).toBe('');
    await userEvent.selectOptions(screen.getByLabelText('Something else to record'), 'Another title');
    await userEvent.type(screen.getByLabelText('Title'), 'Mail is slow');
    expect(clock().value).toBe('22:06');
  });
});
