import type { PendingCommand } from './outbox';

/** Says that something was not recorded, wherever on the timeline it stands, and leads there. */
export function UnsentNotice({ pending, onShow }: { pending: readonly PendingCommand[]; onShow: (commandId: string) => void }) {
  const failed = pending.filter(({ problem }) => problem !== null);
  const [first] = failed;
  if (!first) return null;
  return (
    <button type="button" className="new-entries new-entries-failed" onClick={() => { onShow(first.commandId); }}>
      {failed.length === 1 ? '1 entry was' : `${failed.length} entries were`} not recorded · show
    </button>
  );
}
