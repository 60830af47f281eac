import { useEffect, useRef, useState } from 'react';
import { useEntryQueue, useSending } from '@/features/incidents/unsentEntries';
import { draftsHere } from '@/offline/drafts';
import { isOnItsWay, asText } from '@/offline/unsent';
import { useUnsent } from '@/offline/useUnsent';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';

/** Signing out removes what is on this device. Where something is on it that is recorded nowhere, it is sent, taken along or given up first; else it is left at once. */
export function UnsentBeforeLeaving({ onLeave, onClose }: { onLeave: () => void; onClose: () => void }) {
  const queue = useEntryQueue();
  useSending(queue);
  const { items } = useUnsent(queue);
  const [read, setRead] = useState(false);
  const [drafts] = useState(draftsHere);
  const [sending, setSending] = useState(false);
  const left = useRef(false);
  const nothing = items.length === 0 && (drafts.length === 0 || sending);
  const stays = items.filter((item) => !isOnItsWay(item)).length;

  useEffect(() => { void queue.ready.then(() => { setRead(true); }); }, [queue]);
  useEffect(() => {
    if (!read || !nothing || left.current) return;
    left.current = true;
    onLeave();
  }, [read, nothing, onLeave]);
  if (!read || nothing) return null;

  const download = () => {
    const address = URL.createObjectURL(new Blob([asText(items), ...drafts.map((text) => `- not finished: ${text}\n`)], { type: 'text/markdown' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: 'not-recorded.md' });
    link.click();
    URL.revokeObjectURL(address);
    onLeave();
  };
  const send = () => {
    setSending(true);
    items.filter((item) => !isOnItsWay(item)).forEach(({ commandId }) => { queue.mark(commandId, { state: 'waiting', problem: null }); });
  };
  const count = items.length + drafts.length;
  return (
    <Dialog title={count === 1 ? 'One text is not recorded' : `${count} texts are not recorded`} onClose={onClose}>
      <p>Signing out removes what this device keeps. {drafts.length > 0 && 'Text that was begun cannot be sent: finish it in its room, or download it.'}</p>
      <ul className="small">
        {items.map(({ commandId, incidentKey, command, problem }) => <li key={commandId}><b>{incidentKey ?? 'An incident'}</b>: {command.words}{problem !== null && <span className="muted"> ({problem})</span>}</li>)}
        {drafts.map((text) => <li key={text}><b>Not finished</b>: {text}</li>)}
      </ul>
      {sending && stays === 0 && items.length > 0 && <Notice>Sending… You are signed out when the last is recorded.</Notice>}
      {sending && stays > 0 && <Notice tone="crit">{stays === 1 ? 'One was' : `${stays} were`} not taken. Change {stays === 1 ? 'it' : 'them'} in the room, or download {stays === 1 ? 'it' : 'them'}.</Notice>}
      <div className="dialog-foot">
        <Button look="danger" onClick={onLeave}>Discard and sign out</Button>
        <Button onClick={download}>Download and sign out</Button>
        {items.length > 0 && <Button look="primary" disabled={sending && stays === 0} onClick={send}>Send</Button>}
      </div>
    </Dialog>
  );
}
