import { expect, it } from 'vitest';
import { pendingOf } from './outbox';
import { storedCommand } from './recording/command';

const command = { form: 'entry', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE' as const, words: 'down again', input: { kind: 'NOTE', text: 'down again' }, values: { text: 'down again' } };
const item = { commandId: 'c1', incidentKey: 'INC-1', order: 1, command, state: 'waiting' as const, tried: false, problem: null };

it('lets one change what was never sent or was refused, and what may have been recorded only where it is recorded', () => {
  expect(pendingOf(item)).toMatchObject({ waits: true, changeable: true });
  expect(pendingOf({ ...item, tried: true, problem: 'No answer.' })).toMatchObject({ waits: true, changeable: false, problem: 'No answer.' });
  expect(pendingOf({ ...item, tried: true, state: 'refused', problem: 'Say whom.' })).toMatchObject({ waits: false, changeable: true, refused: true });
  expect(pendingOf({ ...item, tried: true, state: 'stuck', problem: 'It broke.' })).toMatchObject({ waits: false, changeable: false, refused: false });
  expect(pendingOf({ ...item, tried: true, state: 'sending', problem: 'No answer.' })).toMatchObject({ problem: null, changeable: false });
});

it('reads what version 0.2 left unsent: its fields stood beside each other', () => {
  const left = { form: 'theory', text: 'The disk', raisedBy: '', incidentId: 'i', occurredAt: command.occurredAt, precision: 'MINUTE' as const };
  expect(storedCommand(left)).toEqual({ form: 'theory', incidentId: 'i', occurredAt: command.occurredAt, precision: 'MINUTE', words: 'The disk', input: { statement: 'The disk', raisedBy: null } });
});
