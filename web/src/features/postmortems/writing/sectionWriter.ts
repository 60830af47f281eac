import type { Failure } from '@/commands/send';
import { forgetOnDevice, keepOnDevice, leftOnDevice } from './deviceDrafts';

/** The draft as the server has it. */
export interface Draft { markdown: string; version: number; savedAt: string }

export type Answer = { draft: Draft; failure: null } | { draft: null; failure: Failure; keptAside: boolean };

/** The commands on one section. */
export interface SectionServer {
  hold: () => Promise<Answer>;
  save: (version: number, markdown: string) => Promise<Answer>;
  finish: (version: number) => Promise<Failure | null>;
  release: () => Promise<Failure | null>;
}

export type Writing =
  | { state: 'beginning' }
  | { state: 'refused'; message: string }
  | { state: 'writing'; initial: string; savedAt: string | null; unsaved: boolean; problem: string | null; ending: boolean }
  /** The section is somebody else's now, or another window's. `aside`: the server keeps what was typed here. */
  | { state: 'lost'; message: string; text: string; aside: boolean }
  | { state: 'ended'; how: 'finished' | 'by itself' | 'released'; text: string };

const afterLastKey = 800;
const longestUnsaved = 15_000;
const longestWait = 30_000;

/**
 * Writes in one section: holds it, saves what is typed, ends the hold. What is typed stays on the device until the server has it, so that nothing is lost to a
 * network that is gone, a window that is closed, or somebody who went on meanwhile.
 */
export class SectionWriter {
  private now: Writing = { state: 'beginning' };
  private readonly listeners = new Set<() => void>();
  private text = '';
  private saved = '';
  private version = 0;
  private unsavedSince = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<boolean> | null = null;
  private wait = 2_000;
  private gone = false;
  private begun = false;

  constructor(private readonly server: SectionServer, private readonly place: { incidentId: string; section: string; key: string }, private readonly onSaved: () => void = () => undefined) {}

  readonly snapshot = (): Writing => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  /** Holds the section. What windows that are gone could not save is saved first: the server takes it, or keeps it aside. */
  async begin(instead?: string): Promise<void> {
    // A screen may be left and shown again at once.
    this.gone = false;
    if (this.begun) return;
    this.begun = true;
    const held = await this.server.hold();
    for (const left of leftOnDevice(this.place.incidentId, this.place.section, this.place.key)) {
      if (held.draft?.markdown === left.text) { forgetOnDevice(left.key); continue; }
      const answer = await this.server.save(left.version, left.text);
      if (answer.draft && held.draft) Object.assign(held.draft, answer.draft);
      if (answer.draft || answer.keptAside) forgetOnDevice(left.key);
    }
    if (!held.draft) { this.tell({ state: 'refused', message: held.failure.message }); return; }
    this.version = held.draft.version;
    this.saved = held.draft.markdown;
    this.text = instead ?? held.draft.markdown;
    this.tell({ state: 'writing', initial: this.text, savedAt: null, unsaved: false, problem: null, ending: false });
    if (instead !== undefined) this.type(instead);
  }

  type(text: string): void {
    if (this.now.state !== 'writing') return;
    this.text = text;
    if (text === this.saved && !this.saving) { this.settle(null); return; }
    if (this.unsavedSince === 0) this.unsavedSince = Date.now();
    const kept = keepOnDevice(this.place.key, text, this.version);
    this.tell({ ...this.now, unsaved: true, ...(!kept && { problem: 'This device keeps nothing: the text is only in this window until it is saved.' }) });
    this.soon(Date.now() - this.unsavedSince > longestUnsaved ? 0 : afterLastKey);
  }

  /** Saves what is not saved yet. False: it could not be. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (this.now.state !== 'writing') return false;
    if (this.text === this.saved) return true;
    this.saving = this.send(this.text).finally(() => { this.saving = null; });
    return this.saving;
  }

  /** Ends the hold: what was changed is recorded. */
  async finish(): Promise<void> {
    if (this.now.state !== 'writing') return;
    this.tell({ ...this.now, ending: true });
    if (!(await this.flush()) || this.text !== this.saved) { this.still(null); return; }
    const failure = await this.server.finish(this.version);
    if (failure?.code === 'SECTION_NOT_HELD') { this.end('by itself'); return; }
    if (failure) { this.still(failure.message); return; }
    this.end('finished');
  }

  /** Gives the hold up, and what was typed in it. */
  async release(): Promise<void> {
    if (this.now.state !== 'writing') return;
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    const failure = await this.server.release();
    if (failure && failure.code !== 'SECTION_NOT_HELD') { this.still(failure.message); return; }
    this.end('released');
  }

  /** The server says that nobody, or somebody else, holds the section now. */
  heldByOther(): void {
    if (this.now.state !== 'writing' || this.now.ending || this.saving) return;
    if (this.text === this.saved) this.end('by itself');
    else void this.flush();
  }

  /** The network is back. */
  hurry(): void {
    if (this.now.state === 'writing' && this.now.unsaved) this.soon(0);
  }

  /** The window goes: what is typed is saved if that is still possible, and lies on the device. */
  leave(): void {
    this.gone = true;
    if (this.now.state === 'writing' && this.text !== this.saved) void this.flush();
    clearTimeout(this.timer);
  }

  private soon(after: number): void {
    clearTimeout(this.timer);
    if (!this.gone || after === 0) this.timer = setTimeout(() => { void this.flush(); }, after);
  }

  private async send(text: string): Promise<boolean> {
    const answer = await this.server.save(this.version, text);
    if (answer.draft) {
      this.version = answer.draft.version;
      this.saved = text;
      this.wait = 2_000;
      this.settle(answer.draft.savedAt);
      this.onSaved();
      return true;
    }
    const { failure, keptAside } = answer;
    if (failure.again) {
      this.still(failure.message);
      this.soon(this.wait);
      this.wait = Math.min(this.wait * 2, longestWait);
    } else if (failure.code === 'SECTION_HELD' || failure.code === 'DRAFT_CONFLICT' || failure.code === 'SECTION_NOT_HELD') {
      if (keptAside) forgetOnDevice(this.place.key);
      this.tell({ state: 'lost', message: failure.message, text: this.text, aside: keptAside });
    } else this.still(failure.message);
    return false;
  }

  /** What is typed since stays to be saved. */
  private settle(savedAt: string | null): void {
    if (this.now.state !== 'writing') return;
    const unsaved = this.text !== this.saved;
    this.unsavedSince = unsaved ? Date.now() : 0;
    if (unsaved) this.soon(afterLastKey);
    else { clearTimeout(this.timer); forgetOnDevice(this.place.key); }
    this.tell({ ...this.now, unsaved, problem: null, savedAt: savedAt ?? this.now.savedAt });
  }

  private still(problem: string | null): void {
    if (this.now.state === 'writing') this.tell({ ...this.now, ending: false, problem: problem ?? this.now.problem });
  }

  private end(how: 'finished' | 'by itself' | 'released'): void {
    clearTimeout(this.timer);
    forgetOnDevice(this.place.key);
    this.tell({ state: 'ended', how, text: this.text });
  }

  private tell(next: Writing): void {
    this.now = next;
    this.listeners.forEach((listener) => { listener(); });
  }
}
