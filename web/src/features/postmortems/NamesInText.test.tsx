import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { NamesInText } from './NamesInText';

const find = {
  findId: 'f1', place: 'ENTRY', words: 'Lovelace', before: 'We asked ', after: ' to come.', times: 2, confidence: 'LIKELY', state: 'OPEN', shownAs: null,
  candidates: [{ person: 'Ada Lovelace', shownAs: 'Responder 1' }, { person: 'Augusta Lovelace', shownAs: 'Responder 2' }],
};
const none = { ...find, findId: 'f2', words: 'Will', confidence: 'DOUBTFUL', state: 'NO_NAME', candidates: [{ person: 'Will Smart', shownAs: 'Responder 3' }] };

function shown(mayWrite = true) {
  let changed = 0;
  const answers: Record<string, object> = {
    NamesInText_Query: { incident: { id: 'i1', postmortem: { id: 'p1', namesNotice: 'One name may still be read. Look through namesInText.', namesInText: [find, none] } } },
    NamesInText_ReplaceMutation: { replaceNames: { postmortem: { id: 'p1', version: 3 }, error: null } },
    NamesInText_DismissMutation: { dismissNames: { postmortem: { id: 'p1', version: 3 }, error: null } },
    NamesInText_ReopenMutation: { reopenNames: { postmortem: { id: 'p1', version: 3 }, error: null } },
  };
  const server = fakeServer((operation) => {
    const name = operation.query.definitions.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : []))[0] ?? '';
    return { data: answers[name] as Record<string, unknown> };
  });
  render(<Surroundings server={server}><NamesInText incidentKey="INC-1" mayWrite={mayWrite} onChange={() => { changed++; }} /></Surroundings>);
  return { server, changes: () => changed };
}

const sent = (server: ReturnType<typeof fakeServer>) => server.sent.filter(({ kind }) => kind === 'mutation').map(({ variables }) => (variables as { input: object }).input);

describe('names that were typed in part', () => {
  it('shows the words with what stands around them, and replaces them by whoever is chosen', async () => {
    const { server, changes } = shown();
    expect((await screen.findByText('Lovelace')).closest('p')?.textContent).toBe('…We asked Lovelace to come.…');
    expect(screen.getByText('entry, 2 times')).toBeTruthy();
    expect(screen.getByText('One name may still be read.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Augusta Lovelace' }));
    await waitFor(() => { expect(changes()).toBe(1); });
    expect(sent(server)).toEqual([expect.objectContaining({ incidentId: 'i1', names: [{ findId: 'f1', person: 'Augusta Lovelace' }] })]);
  });

  it('leaves what is no name, and takes that back', async () => {
    const { server, changes } = shown();
    await userEvent.click(await screen.findByRole('button', { name: 'Not a name' }));
    await waitFor(() => { expect(changes()).toBe(1); });
    expect(screen.queryByText('Will')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(screen.getByText(/may be another word, no name/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => { expect(changes()).toBe(2); });
    expect(sent(server)).toEqual([expect.objectContaining({ findIds: ['f1'] }), expect.objectContaining({ findIds: ['f2'] })]);
  });

  it('may be read by whoever may not write', async () => {
    shown(false);
    expect((await screen.findByRole('button', { name: 'Not a name' })).hasAttribute('disabled')).toBe(true);
  });
});
