import { storedCommand, type RecordingCommand } from './recording/command';

/** A command that was given and has no answer yet, or was not recorded. */
export interface PendingCommand {
  commandId: string;
  command: RecordingCommand;
  occurredAt: string;
  /** Null while it is being sent. */
  problem: string | null;
  /** True: it was understood and refused, so that sending it again as it is would change nothing. */
  refused?: boolean;
}

const storageKey = (incidentId: string) => `timeline.outbox.${incidentId}`;

/** What was left unsent when the page was closed. It is shown as failed: nobody knows whether it arrived. */
export function readOutbox(incidentId: string): PendingCommand[] {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(incidentId)) ?? '[]') as PendingCommand[];
    return stored.map((pending) => ({ ...pending, command: storedCommand(pending.command), problem: pending.problem ?? 'The page was closed before an answer came. Sending it again records it once.' }));
  } catch {
    return [];
  }
}

export function writeOutbox(incidentId: string, pending: readonly PendingCommand[]): void {
  try {
    if (pending.length === 0) localStorage.removeItem(storageKey(incidentId));
    else localStorage.setItem(storageKey(incidentId), JSON.stringify(pending));
  } catch {
    // Storage is full or off: the text stays on screen until the page is left.
  }
}

export type OutboxAction =
  | { type: 'sending'; pending: Omit<PendingCommand, 'problem' | 'refused'> }
  | { type: 'failed'; commandId: string; problem: string; refused?: boolean }
  | { type: 'done'; commandId: string };

/** Each command stands in the outbox once, however often it is sent. */
export function outbox(state: readonly PendingCommand[], action: OutboxAction): readonly PendingCommand[] {
  switch (action.type) {
    case 'sending': {
      const item = { ...action.pending, problem: null };
      return state.some((p) => p.commandId === item.commandId)
        ? state.map((p) => (p.commandId === item.commandId ? item : p))
        : [...state, item];
    }
    case 'failed':
      return state.map((p) => (p.commandId === action.commandId ? { ...p, problem: action.problem, refused: action.refused ?? false } : p));
    case 'done':
      return state.filter((p) => p.commandId !== action.commandId);
  }
}
