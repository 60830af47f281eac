import { deviceOf } from './device';
import { alone } from './alone';

/** What every command says of itself, whatever it is. */
export interface Said { incidentId: string; occurredAt: string; words: string }

/** What was said on this device and is not recorded yet. */
export interface Unsent<Command extends Said = Said> {
  /** Made when it was said: however often it is sent, it is recorded once. */
  commandId: string;
  /** The incident's key, for words on other screens. Null: an older version kept it. */
  incidentKey: string | null;
  /** By when it was said: what belongs to one incident is sent in this order. */
  order: number;
  command: Command;
  /** What is `sending` when a page is opened waits, like the rest. `refused`, and `stuck` on an error of the server's, wait for a person and let the rest pass. */
  state: 'waiting' | 'sending' | 'refused' | 'stuck';
  /** True once it may have reached the server. Then it can be corrected only where it was recorded. */
  tried: boolean;
  /** Why it is not recorded, in words. */
  problem: string | null;
}

export type StoredUnsent = Unsent<Said & Record<string, unknown>>;

export interface Settled<Command extends Said, Answer> { item: Unsent<Command>; answer: Answer }

/** Where earlier versions kept a list for each incident. */
export const olderKey = 'timeline.outbox.';

/** One person's unsent commands on this device: in memory at once, in their database right after, and the same in all tabs. */
export class UnsentQueue<Command extends Said, Answer> {
  private items: readonly Unsent<Command>[] = [];
  private full = false;
  private readonly held = new Set<string>();
  private readonly changed = new Set<() => void>();
  private readonly settled = new Set<(settled: Settled<Command, Answer>) => void>();
  private others: BroadcastChannel | null;
  private saving: Promise<unknown> = Promise.resolve();
  /** What was left here, by this version or an older one, is in the list. */
  readonly ready: Promise<void>;

  /**
   * @param person Whose it is.
   * @param read Makes a command of this version of one that any version kept.
   */
  constructor(readonly person: string, private readonly read: (kept: unknown) => Command) {
    this.others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`timeline.unsent.${person}`);
    if (this.others) this.others.onmessage = () => { void this.refresh(); };
    this.ready = this.takeOver().then(() => this.refresh());
  }

  close(): void {
    this.others?.close();
    this.others = null;
  }

  list = (): readonly Unsent<Command>[] => this.items;

  /** True when the device has no room left: what waits is lost when the page is closed. */
  isFull = (): boolean => this.full;

  subscribe = (listener: () => void): (() => void) => {
    this.changed.add(listener);
    return () => { this.changed.delete(listener); };
  };

  /** Hears of each that is recorded, with the server's answer. */
  onSettled(listener: (settled: Settled<Command, Answer>) => void): () => void {
    this.settled.add(listener);
    return () => { this.settled.delete(listener); };
  }

  add(commandId: string, incidentKey: string | null, command: Command): void {
    const order = Math.max(Date.now(), ...this.items.map((item) => item.order + 1));
    this.put({ commandId, incidentKey, order, command, state: 'waiting', tried: false, problem: null });
  }

  /** Says something new of one that is here. */
  mark(commandId: string, news: Partial<Pick<Unsent, 'state' | 'tried' | 'problem'>>): void {
    const item = this.items.find((each) => each.commandId === commandId);
    if (item) this.put({ ...item, ...news });
  }

  discard(commandId: string): void {
    this.show(this.items.filter((item) => item.commandId !== commandId));
    this.save(async () => { await (await deviceOf(this.person))?.delete('unsent', commandId); });
  }

  settle(item: Unsent<Command>, answer: Answer): void {
    this.settled.forEach((hear) => { hear({ item, answer }); });
    this.discard(item.commandId);
  }

  /** Being changed: it is not sent meanwhile by this page. */
  hold(commandId: string): void { this.held.add(commandId); }
  release(commandId: string): void { this.held.delete(commandId); this.tell(); }

  /** Puts other words in the place of one that was never sent, or was refused. False: it was sent meanwhile, and can only be corrected where it is recorded. */
  change(commandId: string, command: Command): Promise<boolean> {
    const incident = this.items.find((item) => item.commandId === commandId)?.command.incidentId ?? '';
    return alone(this.lockOf(incident), async () => {
      await this.refresh();
      const item = this.items.find((each) => each.commandId === commandId);
      if (!item || !isChangeable(item)) return false;
      this.held.delete(commandId);
      this.put({ ...item, command, state: 'waiting', tried: false, problem: null });
      await this.saved();
      return true;
    });
  }

  /** The first that may be sent for an incident. */
  next(incidentId: string): Unsent<Command> | undefined {
    return this.items.find((item) => item.command.incidentId === incidentId && isOnItsWay(item) && !this.held.has(item.commandId));
  }

  incidents = (): string[] => [...new Set(this.items.filter(isOnItsWay).map(({ command }) => command.incidentId))];

  lockOf = (incidentId: string): string => `timeline.unsent.${this.person}.${incidentId}`;

  /** When everything said until now is on the device, or could not be put there. */
  saved = async (): Promise<void> => { await this.saving; };

  /** Reads again what is on the device: another tab may have sent some of it. What has no room there stays. */
  async refresh(): Promise<void> {
    for (;;) {
      await this.saving;
      const before = this.items;
      const device = await deviceOf(this.person);
      const kept = await device?.getAll('unsent').catch(() => null);
      // What was said while it was read is not in what was read.
      if (this.items !== before) continue;
      if (kept && !this.full) this.show(kept.map((item) => ({ ...item, command: this.read(item.command) })).sort((a, b) => a.order - b.order));
      return;
    }
  }

  private put(item: Unsent<Command>): void {
    this.show([...this.items.filter(({ commandId }) => commandId !== item.commandId), item].sort((a, b) => a.order - b.order));
    this.save(async () => {
      const device = await deviceOf(this.person);
      if (!device) throw new Error('This browser keeps nothing.');
      await device.put('unsent', item as unknown as StoredUnsent);
    });
  }

  /** One after the other: a later state of the same command never gives way to an earlier one. */
  private save(work: () => Promise<void>): void {
    this.saving = this.saving.then(work).then(
      () => { this.full = false; this.others?.postMessage('changed'); },
      () => { this.full = true; this.tell(); },
    );
  }

  private show(items: readonly Unsent<Command>[]): void {
    this.items = items;
    this.tell();
  }

  private tell(): void { this.changed.forEach((listener) => { listener(); }); }

  // Earlier versions kept a list for each incident in the local storage.
  private async takeOver(): Promise<void> {
    try {
      const device = await deviceOf(this.person);
      if (!device) return;
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(olderKey))) {
        const left = JSON.parse(localStorage.getItem(key) ?? '[]') as { commandId: string; command: unknown; refused?: boolean; problem: string | null }[];
        for (const [place, { commandId, command, refused, problem }] of left.entries())
          await device.put('unsent', { commandId, incidentKey: null, order: place, command: this.read(command), state: refused ? 'refused' : 'waiting', tried: true, problem } as unknown as StoredUnsent);
        localStorage.removeItem(key);
      }
    } catch {
      // What cannot be read stays where it is.
    }
  }
}

/** What is sent without anybody doing anything. */
export const isOnItsWay = ({ state }: Pick<Unsent, 'state'>): boolean => state === 'waiting' || state === 'sending';

/** What was never sent, or was understood and refused, is recorded nowhere: its words may be changed. */
export const isChangeable = ({ state, tried }: Pick<Unsent, 'state' | 'tried'>): boolean => state === 'refused' || (state === 'waiting' && !tried);

/** Everything that waits, to be kept outside of the browser. */
export function asText(items: readonly Unsent[]): string {
  return items.map(({ incidentKey, command, problem }) => `- ${command.occurredAt} · ${incidentKey ?? command.incidentId}: ${command.words}${problem === null ? '' : ` (${problem})`}`).join('\n') + '\n';
}
