import { describe, expect, it, vi } from 'vitest';
import { deviceOf, forgetDevice } from './device';
import { sendInOrder, startSending, type SendOutcome } from './sending';
import { asText, UnsentQueue } from './unsent';

type Command = { incidentId: string; occurredAt: string; words: string; values?: Record<string, string> };
const said = (words: string, incidentId = 'i'): Command => ({ incidentId, words, occurredAt: '2014-05-14T03:00:00Z' });
const open = (person = 'p1') => new UnsentQueue<Command, string>(person, (kept) => kept as Command);
const wordsOf = (queue: UnsentQueue<Command, string>) => queue.list().map(({ command, state }) => `${command.words}: ${state}`);
// Beside other work a condition takes longer than the usual second.
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const recorded = async (): Promise<SendOutcome<string>> => ({ answer: 'recorded' });

/** A queue with these in it, as it stands when the page that said them was left. */
async function left(...commands: Command[]) {
  const queue = open();
  await queue.ready;
  commands.forEach((command, n) => { queue.add(`c${n + 1}`, 'INC-1', command); });
  await queue.saved();
  queue.close();
}

describe('what was said and is not recorded', () => {
  it('is shown in the same moment, and is there after a reload, in its order', async () => {
    const queue = open();
    queue.add('c1', 'INC-1', said('one'));
    expect(wordsOf(queue)).toEqual(['one: waiting']);
    queue.add('c2', 'INC-1', said('two'));
    await queue.saved();
    const again = open();
    await again.ready;
    expect(again.list().map(({ commandId, incidentKey, command, tried }) => [commandId, incidentKey, command.words, tried])).toEqual([['c1', 'INC-1', 'one', false], ['c2', 'INC-1', 'two', false]]);
  });

  it('is sent in order under its first id, and is gone when it is recorded', async () => {
    await left(said('one'), said('elsewhere', 'j'), said('two'));
    const queue = open();
    const sent: string[] = [], answers: string[] = [];
    queue.onSettled(({ item, answer }) => answers.push(`${item.commandId} ${answer}`));
    expect(await sendInOrder(queue, 'i', async ({ commandId }) => { sent.push(commandId); return recorded(); })).toBe(false);
    expect(sent).toEqual(['c1', 'c3']);
    expect(answers).toEqual(['c1 recorded', 'c3 recorded']);
    await queue.saved();
    expect((await (await deviceOf('p1'))?.getAll('unsent'))?.map(({ command }) => command.words)).toEqual(['elsewhere']);
  });

  it('is on the device as tried before it is on its way: a crash meanwhile sends it again under the same id', async () => {
    await left(said('one'));
    const queue = open();
    let inDevice: unknown;
    await sendInOrder(queue, 'i', async () => { inDevice = await (await deviceOf('p1'))?.get('unsent', 'c1'); return { problem: 'No answer.', then: 'again' }; });
    expect(inDevice).toMatchObject({ state: 'sending', tried: true });
    const again = open();
    await again.ready;
    expect(again.next('i')).toMatchObject({ commandId: 'c1', tried: true });
  });

  it('waits behind one that has no answer, and passes one that is refused', async () => {
    await left(said('one'), said('two'));
    const queue = open();
    expect(await sendInOrder(queue, 'i', async () => ({ problem: 'No answer.', then: 'again' }))).toBe(true);
    expect(wordsOf(queue)).toEqual(['one: waiting', 'two: waiting']);
    await sendInOrder(queue, 'i', async ({ commandId }) => (commandId === 'c1' ? { problem: 'Say which service.', then: 'refused' } : recorded()));
    expect(wordsOf(queue)).toEqual(['one: refused']);
    expect(queue.list()[0]?.problem).toBe('Say which service.');
  });

  it('is sent once, though two tabs send', async () => {
    await left(said('one'), said('two'));
    const sent: string[] = [];
    const send = async ({ commandId }: { commandId: string }) => { sent.push(commandId); return recorded(); };
    await Promise.all([sendInOrder(open(), 'i', send), sendInOrder(open(), 'i', send)]);
    expect(sent).toEqual(['c1', 'c2']);
  });

  it('can be changed as long as it was never sent, or after it was refused, and keeps its place', async () => {
    await left(said('one'), said('two'), said('three'));
    const queue = open();
    await sendInOrder(queue, 'i', async ({ commandId }) => (commandId === 'c1' ? { problem: 'No.', then: 'refused' } : { problem: 'No answer.', then: 'again' }));
    expect(await queue.change('c1', said('first'))).toBe(true);
    expect(await queue.change('c2', said('second'))).toBe(false);
    expect(await queue.change('c3', said('third'))).toBe(true);
    expect(await queue.change('c9', said('ninth'))).toBe(false);
    expect(wordsOf(queue)).toEqual(['first: waiting', 'two: waiting', 'third: waiting']);
  });

  it('is not sent while its words are changed', async () => {
    await left(said('one'), said('two'));
    const queue = open();
    await queue.ready;
    queue.hold('c1');
    await sendInOrder(queue, 'i', recorded);
    expect(wordsOf(queue)).toEqual(['one: waiting']);
    queue.release('c1');
    await sendInOrder(queue, 'i', recorded);
    expect(wordsOf(queue)).toEqual([]);
  });

  it('is taken over from a version that kept it in another place and another form', async () => {
    const command = { text: 'The disk', incidentId: 'i', occurredAt: '2014-05-14T03:00:00Z' };
    localStorage.setItem('timeline.outbox.i', JSON.stringify([{ commandId: 'c1', occurredAt: command.occurredAt, problem: null, command }]));
    const queue = new UnsentQueue<Command, string>('p1', (kept) => ({ ...said(''), ...(kept as Command), words: (kept as typeof command).text ?? (kept as Command).words }));
    await queue.ready;
    // It may have been recorded: what older versions kept was on its way.
    expect(queue.next('i')).toMatchObject({ commandId: 'c1', tried: true, command: { words: 'The disk' } });
    expect(localStorage.getItem('timeline.outbox.i')).toBeNull();
  });

  it('stays in an older place when it cannot be read', async () => {
    localStorage.setItem('timeline.outbox.i', '{');
    await open().ready;
    expect(localStorage.getItem('timeline.outbox.i')).toBe('{');
  });

  it('is the same person’s alone, and goes with what is kept for them', async () => {
    await left(said('one'));
    const other = open('p2');
    await other.ready;
    expect(other.list()).toEqual([]);
    await forgetDevice('p1');
    const again = open();
    await again.ready;
    expect(again.list()).toEqual([]);
  });

  it('says when the device has no room, and keeps it on the page', async () => {
    const queue = open();
    await queue.ready;
    const device = await deviceOf('p1');
    if (!device) throw new Error('no device');
    vi.spyOn(device, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    queue.add('c1', 'INC-1', said('one'));
    await queue.saved();
    await queue.refresh();
    expect(queue.isFull()).toBe(true);
    expect(wordsOf(queue)).toEqual(['one: waiting']);
    vi.restoreAllMocks();
    queue.add('c2', 'INC-1', said('two'));
    await queue.saved();
    expect(wordsOf(queue)).toEqual(['one: waiting', 'two: waiting']);
  });

  it('can be taken along as text', async () => {
    const queue = open();
    queue.add('c1', 'INC-1', said('Called the engineer'));
    queue.mark('c1', { state: 'refused', problem: 'Say whom.' });
    expect(asText(queue.list())).toBe('- 2014-05-14T03:00:00Z · INC-1: Called the engineer (Say whom.)\n');
    await queue.saved();
  });
});

describe('sending', () => {
  it('begins with what was left, goes on with what is said, and tries again when no answer came', async () => {
    await left(said('one'));
    const queue = open();
    const sent: string[] = [];
    let answers = false;
    const sender = startSending(queue, async ({ command }) => { sent.push(command.words); return answers ? { answer: 'recorded' } : { problem: 'No answer.', then: 'again' }; }, () => 5);
    await until(() => { expect(sent.length).toBeGreaterThan(1); });
    queue.add('c2', 'INC-1', said('two'));
    answers = true;
    await until(() => { expect(queue.list()).toEqual([]); });
    expect(sent.filter((words) => words === 'two')).toHaveLength(1);
    expect(sent.at(-1)).toBe('two');
    sender.stop();
  });

  it('rests without a network, and begins when it is back', async () => {
    const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await left(said('one'));
    const queue = open();
    const send = vi.fn(recorded);
    const sender = startSending(queue, send, () => 5);
    await queue.ready;
    queue.add('c2', 'INC-1', said('two'));
    await queue.saved();
    expect(send).not.toHaveBeenCalled();
    offline.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    await until(() => { expect(queue.list()).toEqual([]); });
    expect(send.mock.calls).toHaveLength(2);
    sender.stop();
  });
});
