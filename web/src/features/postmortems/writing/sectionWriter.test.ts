import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '@/commands/send';
import { keepOnDevice, keyOf } from './deviceDrafts';
import { SectionWriter, type Answer, type SectionServer } from './sectionWriter';

const failure = (code: string, again = false): Failure => ({ code, message: `${code}.`, field: null, again });
const key = keyOf('i1', 'SUMMARY', 'w1');
const device = () => Object.fromEntries(Object.entries({ ...localStorage }).map(([name, kept]) => [name, (JSON.parse(kept as string) as { text: string }).text]));

/** A server with one draft, which refuses what the test says. */
function server(markdown = 'Generated.') {
  const draft = { markdown, version: 1, savedAt: '2026-11-27T18:00:00Z' };
  const sent: string[] = [];
  const refuse: { hold: Failure | null; save: Failure | null; finish: Failure | null; keptAside: boolean } = { hold: null, save: null, finish: null, keptAside: false };
  const port: SectionServer = {
    hold: () => Promise.resolve<Answer>(refuse.hold ? { draft: null, failure: refuse.hold, keptAside: false } : { draft: { ...draft }, failure: null }),
    save: (version, text) => {
      sent.push(`save ${version} ${text}`);
      if (refuse.save) return Promise.resolve<Answer>({ draft: null, failure: refuse.save, keptAside: refuse.keptAside });
      Object.assign(draft, { markdown: text, version: version + 1 });
      return Promise.resolve<Answer>({ draft: { ...draft }, failure: null });
    },
    finish: (version) => { sent.push(`finish ${version}`); return Promise.resolve(refuse.finish); },
    release: () => { sent.push('release'); return Promise.resolve(null); },
  };
  return { port, sent, refuse };
}

async function begun(fake = server(), instead?: string) {
  const writer = new SectionWriter(fake.port, { incidentId: 'i1', section: 'SUMMARY', key });
  await writer.begin(instead);
  return { ...fake, writer };
}

describe('writing in a section', () => {
  beforeEach(() => { vi.useFakeTimers(); localStorage.clear(); });
  afterEach(() => { vi.useRealTimers(); });

  it('begins with what the section says, and saves once, 800 ms after the last key', async () => {
    const { writer, sent } = await begun();
    expect(writer.snapshot()).toMatchObject({ state: 'writing', initial: 'Generated.', unsaved: false });
    writer.type('One');
    await vi.advanceTimersByTimeAsync(700);
    writer.type('One two');
    await vi.advanceTimersByTimeAsync(799);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['save 1 One two']);
    expect(writer.snapshot()).toMatchObject({ unsaved: false, savedAt: '2026-11-27T18:00:00Z' });
  });

  it('saves while somebody types on and on', async () => {
    const { writer, sent } = await begun();
    for (let second = 0; second < 40; second++) {
      writer.type(`Word ${second}`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent.length).toBeGreaterThan(0);
  });

  it('keeps the text on the device until it is saved', async () => {
    const { writer } = await begun();
    writer.type('Typed');
    expect(device()).toEqual({ [key]: 'Typed' });
    await vi.advanceTimersByTimeAsync(800);
    expect(device()).toEqual({});
  });

  it('says why a save failed, keeps text and reason, and saves when the network is back', async () => {
    const { writer, sent, refuse } = await begun();
    refuse.save = failure('OFFLINE', true);
    writer.type('Typed in a tunnel');
    await vi.advanceTimersByTimeAsync(800);
    expect(writer.snapshot()).toMatchObject({ state: 'writing', unsaved: true, problem: 'OFFLINE.' });
    expect(device()).toEqual({ [key]: 'Typed in a tunnel' });
    refuse.save = null;
    writer.hurry();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['save 1 Typed in a tunnel', 'save 1 Typed in a tunnel']);
    expect(writer.snapshot()).toMatchObject({ unsaved: false, problem: null });
    expect(device()).toEqual({});
  });

  it('tries again by itself, later and later', async () => {
    const { writer, sent, refuse } = await begun();
    refuse.save = failure('OFFLINE', true);
    writer.type('x');
    await vi.advanceTimersByTimeAsync(800 + 2_000 + 4_000);
    expect(sent.length).toBe(3);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(sent.length).toBe(3);
  });

  it('gives the text back where somebody else went on, and forgets it on the device only where the server kept it', async () => {
    const { writer, refuse } = await begun();
    Object.assign(refuse, { save: failure('SECTION_HELD'), keptAside: false });
    writer.type('Mine');
    await vi.advanceTimersByTimeAsync(800);
    expect(writer.snapshot()).toEqual({ state: 'lost', message: 'SECTION_HELD.', text: 'Mine', aside: false });
    expect(device()).toEqual({ [key]: 'Mine' });

    const other = await begun();
    Object.assign(other.refuse, { save: failure('DRAFT_CONFLICT'), keptAside: true });
    other.writer.type('From the second window');
    await vi.advanceTimersByTimeAsync(800);
    expect(other.writer.snapshot()).toMatchObject({ state: 'lost', text: 'From the second window', aside: true });
    expect(device()).toEqual({});
  });

  it('saves first what a window that is gone left on the device, and goes on from it', async () => {
    keepOnDevice(keyOf('i1', 'SUMMARY', 'w0'), 'Left behind', 1);
    keepOnDevice(keyOf('i1', 'IMPACT', 'w0'), 'Of another section', 1);
    const { writer, sent } = await begun();
    expect(sent).toEqual(['save 1 Left behind']);
    expect(writer.snapshot()).toMatchObject({ initial: 'Left behind' });
    expect(Object.values(device())).toEqual(['Of another section']);
  });

  it('has kept aside what was left on the device where somebody else holds the section now', async () => {
    keepOnDevice(keyOf('i1', 'SUMMARY', 'w0'), 'Left behind', 1);
    const fake = server();
    Object.assign(fake.refuse, { hold: failure('SECTION_HELD'), save: failure('SECTION_HELD'), keptAside: true });
    const { writer, sent } = await begun(fake);
    expect(writer.snapshot()).toEqual({ state: 'refused', message: 'SECTION_HELD.' });
    expect(sent).toEqual(['save 1 Left behind']);
    expect(device()).toEqual({});
  });

  it('saves before it ends the hold, and ends it at the version that was saved', async () => {
    const { writer, sent } = await begun();
    writer.type('Whole');
    await writer.finish();
    expect(sent).toEqual(['save 1 Whole', 'finish 2']);
    expect(writer.snapshot()).toEqual({ state: 'ended', how: 'finished', text: 'Whole' });
  });

  it('goes on where the end is refused, with the reason', async () => {
    const { writer, refuse } = await begun();
    refuse.finish = failure('REFERENCE_NOT_FOUND');
    writer.type('See [@x](timeline:entry/0)');
    await writer.finish();
    expect(writer.snapshot()).toMatchObject({ state: 'writing', problem: 'REFERENCE_NOT_FOUND.', ending: false });
  });

  it('ends by itself where the hold ended and everything was saved, and saves else', async () => {
    const one = await begun();
    one.writer.heldByOther();
    expect(one.writer.snapshot()).toMatchObject({ state: 'ended', how: 'by itself' });

    const other = await begun();
    other.writer.type('Still mine');
    other.writer.heldByOther();
    await vi.advanceTimersByTimeAsync(0);
    expect(other.sent).toEqual(['save 1 Still mine']);
    expect(other.writer.snapshot()).toMatchObject({ state: 'writing', unsaved: false });
  });

  it('gives up what was typed, and tells it, so that it can be taken back', async () => {
    const { writer, sent } = await begun();
    writer.type('Never mind');
    await writer.release();
    expect(sent).toEqual(['release']);
    expect(writer.snapshot()).toEqual({ state: 'ended', how: 'released', text: 'Never mind' });
  });

  it('goes on from another text, which is saved', async () => {
    const { writer, sent } = await begun(server(), 'Taken from the record');
    expect(writer.snapshot()).toMatchObject({ initial: 'Taken from the record', unsaved: true });
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual(['save 1 Taken from the record']);
  });

  it('saves when the window goes', async () => {
    const { writer, sent } = await begun();
    writer.type('Last words');
    writer.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['save 1 Last words']);
  });
});
