import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, nameOf, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { KeepContext } from './acts';
import { sendRecording, storedCommand, type RecordingCommand } from './command';
import { ActionItemDialog } from './ActionItemDialog';
import { CorrectionDialogs } from './CorrectionDialogs';
import { LessonDialog } from './LessonDialog';

const entry = entryAt(3, 6, { kind: 'CONTACT_ATTEMPT', text: 'Priya', facts: [{ __typename: 'EntryFact', name: 'who', label: 'Who', value: 'Priya', input: 'Priya', at: null, entryId: null }] });

function open(dialog: ReactNode) {
  const server = fakeServer(() => ({ data: { answer: { incident: incidentAt(2), entry, error: null } } }));
  const kept: RecordingCommand[] = [];
  render(<Surroundings server={server}><KeepContext value={(command) => { kept.push(command); }}>{dialog}</KeepContext></Surroundings>);
  return { server, kept };
}

describe('what is done in a room without a network', () => {
  const onClose = vi.fn();
  const onAnswer = vi.fn();
  beforeEach(() => { vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false); });
  afterEach(() => { vi.restoreAllMocks(); onClose.mockReset(); });

  const about = { incident: incidentAt(1), onAnswer, onClose };
  it.each([
    ['a lesson', <LessonDialog key="1" incidentId="incident-1" onAnswer={onAnswer} onClose={onClose} />, 'Lesson', 'Record', { form: 'lesson', words: 'Lesson: Read it back', input: { category: 'DO_DIFFERENTLY', text: 'Read it back' } }],
    ['an action', <ActionItemDialog key="2" {...about} />, 'What is to be done', 'Raise', { form: 'actionItem', words: 'Action: Read it back', input: { type: 'PREVENT', text: 'Read it back' } }],
    ['a retraction', <CorrectionDialogs key="3" {...about} type="retract" entry={entry} entries={[entry]} />, 'Why', 'Retract', { form: 'retract', words: 'Retraction: Priya', input: { entryId: 'entry-3', reason: 'Read it back' } }],
    ['a correction', <CorrectionDialogs key="4" {...about} type="amend" entry={entry} entries={[entry]} />, 'Why', 'Correct', { input: { amends: { entryId: 'entry-3', reason: 'Read it back' } } }],
  ] as const)('%s waits on the device, and is sent as it was said, without a time of its own', async (_, dialog, label, verb, expected) => {
    const { server, kept } = open(dialog);
    await userEvent.type(await screen.findByLabelText(label), 'Read it back');
    await userEvent.click(screen.getByRole('button', { name: verb }));
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    const mutations = () => server.sent.filter(({ kind }) => kind === 'mutation').map((operation) => operation.variables as object);
    expect(mutations()).toEqual([]);
    expect(kept).toEqual([expect.objectContaining({ ...expected, bare: true, incidentId: 'incident-1', input: expect.objectContaining(expected.input) as object })]);

    const [command] = kept as [RecordingCommand];
    await sendRecording(server.client, storedCommand(JSON.parse(JSON.stringify(command)) as RecordingCommand), 'c-1');
    expect(mutations()).toEqual([{ input: { commandId: 'c-1', incidentId: 'incident-1', ...command.input } }]);
  });
});

describe('a lesson that was learnt before', () => {
  it('is offered while it is typed, and can be said to have come back', async () => {
    const onAnswer = vi.fn();
    const server = fakeServer((operation) => (nameOf(operation) === 'SimilarLessons_Query'
      ? { data: { similarLessons: [{ reason: 'similar words', lesson: { lessonId: 'l1', text: 'Check the cluster first.', count: 2, incident: { id: 'line-1', key: 'INC-7' } } }] } }
      : { data: { recordLessonCameBack: { incident: incidentAt(2), error: null } } }));
    render(<Surroundings server={server}><LessonDialog incidentId="incident-1" onAnswer={onAnswer} onClose={vi.fn()} /></Surroundings>);
    await userEvent.type(screen.getByLabelText('Lesson'), 'Look at the cluster');
    await userEvent.click(await screen.findByRole('button', { name: 'Came back: Check the cluster first.' }));
    await waitFor(() => { expect(onAnswer).toHaveBeenCalledOnce(); });
    expect(server.sent.map((operation) => operation.variables)).toContainEqual({ input: expect.objectContaining({ incidentId: 'incident-1', lessonId: 'l1', text: 'Look at the cluster' }) as object });
  });
});
