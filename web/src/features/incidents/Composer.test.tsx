import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Composer } from './Composer';

const given = vi.fn();
const open = () => render(<Composer incidentId="i" zone="America/Chicago" onGive={given} />);
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
      form: 'entry', text: 'Tried the engineer on call, no answer', occurredAt: '2014-05-14T03:06:00Z',
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
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'contact', who: 'Primary engineer', outcome: 'NOT_AVAILABLE' }));
  });

  it('keeps an unsent text when the page is opened again', () => {
    const { unmount } = open();
    fireEvent.change(text(), { target: { value: 'half a thought' } });
    unmount();
    open();
    expect(text().value).toBe('half a thought');
  });
});
