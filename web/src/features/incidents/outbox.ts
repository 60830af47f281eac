import { isChangeable, type Unsent } from '@/offline/unsent';
import type { RecordingCommand } from './recording/command';

/** A command that was given and is not recorded yet, as the timeline shows it. */
export interface PendingCommand {
  commandId: string;
  command: RecordingCommand;
  occurredAt: string;
  /** Why it is not recorded. Null while it is being sent, or waits for its first time. */
  problem: string | null;
  /** True: it was understood and refused, so that sending it again as it is would change nothing. */
  refused?: boolean;
  /** True: it is sent without anybody doing anything, when the network is back. */
  waits?: boolean;
  /** True: it is recorded nowhere, so that its words can be changed here. */
  changeable?: boolean;
}

export const pendingOf = (item: Unsent<RecordingCommand>): PendingCommand => ({
  commandId: item.commandId, command: item.command, occurredAt: item.command.occurredAt, problem: item.state === 'sending' ? null : item.problem,
  refused: item.state === 'refused', waits: item.state === 'waiting', changeable: isChangeable(item) && item.command.values !== undefined,
});
