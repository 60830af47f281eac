import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeServer, Surroundings } from '@/testing/fakeClient';
import { entryAt, incidentAt } from '@/testing/room';
import { formOf } from './forms';
import { RecordingDialog } from './RecordingDialog';

const fact = (name: string, label: string, value: string, input: string | null = value) => ({ __typename: 'EntryFact' as const, name, label, value, input, at: null, entryId: null });
const tried = entryAt(3, 6, {
  kind: 'CONTACT_ATTEMPT', text: 'Tried Lee (primary) by phone: no answer.', worded: true,
  facts: [fact('who', 'who', 'Lee'), fact('rung', 'rung', 'primary', 'PRIMARY'), fact('channel', 'channel', 'phone', 'PHONE'), fact('outcome', 'outcome', 'no answer', 'NO_ANSWER')],
});

function open() {
  const server = fakeServer(() => ({ data: { recordContactAttempt: { incident: incidentAt(2), entry: tried, error: null } } }));
  const form = formOf('CONTACT_ATTEMPT');
  if (!form) throw new Error('There is a form of contact attempts.');
  const onClose = vi.fn();
  render(
    <Surroundings server={server}>
      <RecordingDialog form={form} amends={tried} incident={incidentAt(1)} entries={[tried]} onAnswer={vi.fn()} onClose={onClose} />
    </Surroundings>,
  );
  return { server, onClose };
}

describe('the correction of an entry', () => {
  beforeAll(() => { HTMLDialogElement.prototype.showModal = function open() { this.open = true; }; });

  it('begins with every fact of it, and with no text where nobody wrote one', () => {
    open();
    expect(screen.getByLabelText<HTMLInputElement>('Whom').value).toBe('Lee');
    expect(screen.getByLabelText<HTMLSelectElement>('Outcome').value).toBe('NO_ANSWER');
    expect(screen.getByLabelText<HTMLTextAreaElement>('What was said (optional)').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>(/^When it happened/).value).toBe('13 May 2014 22:06');
  });

  it('asks why, and then sends all facts in the place of the entry; a time that was not touched is not sent', async () => {
    const { server, onClose } = open();
    await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'REACHED');
    await userEvent.click(screen.getByText('Correct'));
    expect(screen.getByRole('alert').textContent).toMatch(/^Say why/);
    await userEvent.type(screen.getByLabelText('Why'), 'Heard wrongly');
    await userEvent.click(screen.getByText('Correct'));
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    const { input } = server.sent[0]?.variables as { input: Record<string, unknown> };
    expect(input).toMatchObject({
      incidentId: 'incident-1', who: 'Lee', rung: 'PRIMARY', channel: 'PHONE', outcome: 'REACHED', text: null,
      amends: { entryId: 'entry-3', reason: 'Heard wrongly' },
    });
    expect(input).not.toHaveProperty('occurredAt');
  });
});
