import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Composer } from '../Composer';

/** What was sent, and the way to let the server answer. */
const requests: Sent[] = [];
class Sent extends EventTarget {
  upload = new EventTarget();
  status = 0;
  responseText = '';
  url = '';
  form = new FormData();
  open(_: string, url: string) { this.url = url; }
  send(form: FormData) { this.form = form; requests.push(this); }
  answer(status: number, body: object) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
  }
}
const last = () => requests[requests.length - 1] ?? new Sent();
const picture = new File(['png'], 'queue.png', { type: 'image/png' });

beforeEach(() => {
  requests.length = 0;
  vi.stubGlobal('XMLHttpRequest', Sent);
  render(<Composer incidentId="incident-1" zone="America/Chicago" entries={[]} onGive={() => undefined} />);
});
afterEach(() => { vi.unstubAllGlobals(); });

it('attaches a chosen file and shows how much of it has gone', async () => {
  await userEvent.upload(screen.getByLabelText('Files to attach'), picture);
  expect(last().url).toBe('/incidents/incident-1/files');
  expect((last().form.get('file') as File).name).toBe('queue.png');
  act(() => { last().upload.dispatchEvent(new ProgressEvent('progress', { loaded: 1, total: 4 })); });
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(0.25);
  await act(async () => { last().answer(200, { error: null }); await Promise.resolve(); });
  expect(screen.queryByRole('list', { name: 'Files being attached' })).toBeNull();
});

it('says in words why a file was refused, and sends it again under the same id', async () => {
  fireEvent.drop(screen.getByRole('form', { name: 'New entry' }), { dataTransfer: { files: [picture], types: ['Files'] } });
  const id = last().form.get('commandId');
  await act(async () => { last().answer(415, { error: { code: 'FILE_NOT_ACCEPTED', message: 'This is no picture.', field: 'file' } }); await Promise.resolve(); });
  expect(screen.getByRole('alert').textContent).toBe('This is no picture.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(requests).toHaveLength(2);
  expect(last().form.get('commandId')).toBe(id);
});

it('takes a pasted picture, and leaves pasted words to the text', () => {
  const text = screen.getByLabelText('What happened');
  fireEvent.paste(text, { clipboardData: { files: [] } });
  expect(requests).toHaveLength(0);
  fireEvent.paste(text, { clipboardData: { files: [picture] } });
  expect(requests).toHaveLength(1);
});
