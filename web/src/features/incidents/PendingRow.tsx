import { clockTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { composedText } from './composedCommand';
import type { PendingCommand } from './outbox';
import type { Outbox } from './useOutbox';

interface PendingRowProps { pending: PendingCommand; zone: string; outbox: Outbox }

/** What was given and is not recorded yet. A failure keeps the words and says what to do. */
export function PendingRow({ pending, zone, outbox }: PendingRowProps) {
  return (
    <li className={pending.problem ? 'entry entry-failed' : 'entry entry-pending'}>
      <div className="entry-when"><time dateTime={pending.occurredAt}>{clockTime(pending.occurredAt, zone)}</time></div>
      <div className="entry-mark"><Icon name="clock" /></div>
      <div className="entry-body">
        <p className="entry-head"><span className="entry-kind">{pending.problem ? 'Not recorded' : 'Sending…'}</span></p>
        <p className="prose entry-plain">{composedText(pending.command)}</p>
        {pending.problem && (
          <div role="alert">
            <p className="field-error">{pending.problem}</p>
            <div className="row entry-retry">
              <Button small look="primary" onClick={() => { outbox.retry(pending); }}>Send again</Button>
              <Button small onClick={() => { void navigator.clipboard.writeText(composedText(pending.command)); }}>Copy the text</Button>
              <Button small look="danger" onClick={() => { outbox.discard(pending.commandId); }}>Throw away</Button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}
