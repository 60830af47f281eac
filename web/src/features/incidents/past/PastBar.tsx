import { useState, type FormEvent } from 'react';
import { clockTime, dateAndTime, dayOf } from '@/time/formatting';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { momentOf } from '../../composer/momentOf';
import { timeAt } from '../../composer/saidTime';
import { momentOf as happened, type RoomRecord } from '../roomRecord';
import { recordedOf, type Past } from './usePast';
import './past.css';

interface PastBarProps { past: Past; live: RoomRecord; zone: string; asking: boolean; onAsk: (asking: boolean) => void }

/** Says that the past is shown, what of the record is hidden and why; or asks for which moment it is to be shown. */
export function PastBar({ past, live, zone, asking, onAsk }: PastBarProps) {
  if (past.at === null && !asking) return null;
  const close = () => { onAsk(false); past.go(null); };
  return (
    <Banner tone="violet" action={(
      <span className="past-acts">
        {past.at !== null && (
          <>
            <Button small icon aria-label="One step back" title="←" onClick={() => { past.step(-1); }}><Icon name="right" size={13} /></Button>
            <Button small icon aria-label="One step on" title="→" onClick={() => { past.step(1); }}><Icon name="right" size={13} /></Button>
          </>
        )}
        <Button small onClick={close}><Icon name="undo" size={13} />Back to live<kbd>Esc</kbd></Button>
      </span>
    )}>
      {asking ? <AskMoment zone={zone} onGo={(at) => { onAsk(false); past.go(at); }} onClose={() => { onAsk(false); }} /> : (
        <p className="past-words">
          <b>As known on {dateAndTime(past.shown?.at ?? past.at ?? 0, zone)}</b>
          {past.problem !== null ? <span role="alert">{past.problem} The incident was declared {dateAndTime(live.incident.declaredAt, zone)}.</span>
            : past.shown ? <span>What was recorded by then, and nothing later. {hiddenWords(past.shown.at, live, zone)}</span> : <span>Loading what was known then.</span>}
        </p>
      )}
    </Banner>
  );
}

/** How many entries are hidden, and of those about the time before it when the first was entered. */
function hiddenWords(at: number, live: RoomRecord, zone: string): string {
  const hidden = [...live.entries.values()].map(({ entry }) => entry).filter((entry) => recordedOf(entry) > at);
  const late = hidden.filter((entry) => happened(entry) <= at).sort((a, b) => recordedOf(a) - recordedOf(b));
  const first = late[0];
  const count = hidden.length === 0 ? 'Nothing is hidden' : hidden.length === 1 ? '1 entry is hidden' : `${hidden.length.toLocaleString('en')} entries are hidden`;
  if (!first) return `${count}.`;
  const entered = dayOf(first.recordedAt, zone) === dayOf(at, zone) ? clockTime(first.recordedAt, zone) : dateAndTime(first.recordedAt, zone);
  return `${count}, ${late.length === 1 ? `one of them about this time but entered at ${entered}` : `${late.length === hidden.length ? 'all' : late.length} of them about this time but entered from ${entered} on`}.`;
}

function AskMoment({ zone, onGo, onClose }: { zone: string; onGo: (at: number) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState(false);
  const [now] = useState(() => Date.now());
  const read = (): ReturnType<typeof momentOf> => {
    const line = text.trim();
    const said = timeAt(line, 0);
    return said?.span.end === line.length ? momentOf(said, line, { now, startedAt: now, zone }) : 'none';
  };
  const moment = read();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof moment === 'string') setProblem(true);
    else onGo(moment.at);
  };
  return (
    <form className="past-words" onSubmit={submit}>
      <label><b>As known at</b> <input className="input past-input" autoFocus aria-label="As known at" placeholder="22:06, -20m, yesterday 23:40" value={text}
        onChange={(event) => { setText(event.target.value); setProblem(false); }} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} /></label>
      <span role="status">{typeof moment !== 'string' ? moment.words : problem ? (moment === 'ahead' ? 'That has not come yet.' : 'Write a time such as 22:06, -20m or yesterday 23:40.') : ''}</span>
      <Button small look="primary" type="submit">Show</Button>
    </form>
  );
}
