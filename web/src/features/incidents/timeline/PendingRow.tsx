import { clockTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Icon } from '@/ui/Icon';
import type { PendingCommand } from '../outbox';
import type { Outbox } from '../useOutbox';

interface PendingRowProps { pending: PendingCommand; zone: string; outbox: Pick<Outbox, 'retry' | 'discard'>; onChange: (pending: PendingCommand) => void }

/** What was given and is not recorded yet. A failure keeps the words and says what to do. */
export function PendingRow({ pending, zone, outbox, onChange }: PendingRowProps) {
  const { commandId, problem, waits = false, changeable = false } = pending;
  const failed = problem !== null && !waits;
  const rests = failed || (waits && (problem !== null || !navigator.onLine));
  return (
    <div className={failed ? 'log-entry log-failed' : 'log-entry log-pending'}>
      <div className="log-when"><time dateTime={pending.occurredAt}>{clockTime(pending.occurredAt, zone)}</time></div>
      <div className="log-mark"><i><Icon name="clock" size={12} /></i></div>
      <div className="log-body">
        <p className="log-head"><span className="log-kind">{failed ? 'Not recorded' : rests ? 'Not sent' : 'Sending…'}</span></p>
        <p className="prose log-plain">{pending.command.words}</p>
        {failed && <p className="field-error" role="alert">{problem}</p>}
        {!failed && rests && (
          <p className="small muted">
            {problem === null ? 'It waits on this device, with its own time.' : 'No answer came. It is sent again by itself, and recorded once; correct it when it is recorded.'}
          </p>
        )}
        {rests && (
          <div className="row log-retry">
            {changeable && <Button small {...(failed && { look: 'primary' })} onClick={() => { onChange(pending); }}>Change it</Button>}
            {failed && <Button small {...(!changeable && { look: 'primary' })} onClick={() => { outbox.retry(pending); }}>Send again</Button>}
            <CopyButton text={pending.command.words} label="Copy the text" />
            <Button small look="danger" onClick={() => { outbox.discard(commandId); }}>Throw away</Button>
          </div>
        )}
      </div>
    </div>
  );
}
