import { describe, expect, it } from 'vitest';
import { outbox, readOutbox, writeOutbox, type PendingCommand } from './outbox';

const command = { form: 'entry', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z', precision: 'MINUTE' as const, words: 'down again', input: { kind: 'NOTE', text: 'down again' } };
const sending = { type: 'sending' as const, pending: { commandId: 'c1', command, occurredAt: command.occurredAt } };

describe('the outbox', () => {
  it('holds a command once, however often it is sent', () => {
    const state = [sending, { type: 'failed' as const, commandId: 'c1', problem: 'offline' }, sending].reduce(outbox, [] as readonly PendingCommand[]);
    expect(state).toEqual([{ commandId: 'c1', command, occurredAt: command.occurredAt, problem: null }]);
  });
  it('keeps a failed one with the reason', () => {
    expect(outbox(outbox([], sending), { type: 'failed', commandId: 'c1', problem: 'offline' })[0]?.problem).toBe('offline');
  });
  it('lets go of one that was recorded', () => {
    expect(outbox(outbox([], sending), { type: 'done', commandId: 'c1' })).toEqual([]);
  });
  it('brings back what was unsent when the page was closed, under the same id', () => {
    writeOutbox('i', outbox([], sending));
    const [back] = readOutbox('i');
    expect(back).toMatchObject({ commandId: 'c1', command: { input: { text: 'down again' } } });
    expect(back?.problem).toMatch(/closed before an answer/);
  });
  it('is empty for another incident, and when the storage holds rubbish', () => {
    writeOutbox('i', outbox([], sending));
    expect(readOutbox('other')).toEqual([]);
    localStorage.setItem('timeline.outbox.i', '{');
    expect(readOutbox('i')).toEqual([]);
  });
  it('sends what version 0.2 left unsent: its fields stood beside each other', () => {
    const left = { commandId: 'c1', occurredAt: command.occurredAt, problem: null, command: { form: 'theory', text: 'The disk', raisedBy: '', incidentId: 'i', occurredAt: command.occurredAt, precision: 'MINUTE' } };
    localStorage.setItem('timeline.outbox.i', JSON.stringify([left]));
    expect(readOutbox('i')[0]?.command).toEqual({ form: 'theory', incidentId: 'i', occurredAt: command.occurredAt, precision: 'MINUTE', words: 'The disk', input: { statement: 'The disk', raisedBy: null } });
  });
});
