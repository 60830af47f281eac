import { Notice } from '@/ui/feedback';
import type { PendingCommand } from './outbox';

/** Says that something was not recorded, wherever on the timeline it stands, and leads there. */
export function UnsentNotice({ pending, full = false, onShow }: { pending: readonly PendingCommand[]; full?: boolean; onShow: (commandId: string) => void }) {
  const failed = pending.filter(({ problem, waits }) => problem !== null && waits !== true);
  const [first] = failed;
  return (
    <>
      {full && pending.length > 0 && <Notice tone="crit">This device has no room to keep what is not sent. Leave this page open until it is sent, or copy the text.</Notice>}
      {first && (
        <button type="button" className="new-entries new-entries-failed" onClick={() => { onShow(first.commandId); }}>
          {failed.length === 1 ? '1 entry was' : `${failed.length} entries were`} not recorded · show
        </button>
      )}
    </>
  );
}
