import { clockTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Icon } from '@/ui/Icon';
import type { PendingCommand } from '../outbox';
import type { Outbox } from '../useOutbox';

interface PendingRowProps { pending: PendingCommand; zone: string; outbox: Outbox; onChange: (pending: PendingCommand) => void }

/** What was given and is not recorded yet. A failure keeps the words and says what to do. */
export function PendingRow({ pending, zone, outbox, onChange }: PendingRowProps) {
  const changeable = pending.refused === true && pending.command.values !== undefined;
  return (
    <div className={pending.problem ? 'log-entry log-failed' : 'log-entry log-pending'}>
      <div className="log-when"><time dateTime={pending.occurredAt}>{clockTime(pending.occurredAt, zone)}</time></div>
      <div className="log-mark"><i><Icon name="clock" size={12} /></i></div>
      <div className="log-body">
        <p className="log-head"><span className="log-kind">{pending.problem ? 'Not recorded' : 'Sending…'}</span></p>
        <p className="prose log-plain">{pending.command.words}</p>
        {pending.problem && (
          <div role="alert">
            <p className="field-error">{pending.problem}</p>
            <div className="row log-retry">
              {changeable && <Button small look="primary" onClick={() => { onChange(pending); }}>Change it</Button>}
              <Button small {...(!changeable && { look: 'primary' })} onClick={() => { outbox.retry(pending); }}>Send again</Button>
              <CopyButton text={pending.command.words} label="Copy the text" />
              <Button small look="danger" onClick={() => { outbox.discard(pending.commandId); }}>Throw away</Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
