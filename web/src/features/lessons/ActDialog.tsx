import { useRef, useState } from 'react';
import type { Failure } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { DayField } from '@/fields/DayField';
import { dayOf } from '@/time/formatting';
import { readDay } from '@/time/said';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { Field, TextArea } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import type { Act } from './acts';
import type { ActKind, Followed, Item } from './ActionRow';

const titles: Record<ActKind, string> = { assign: 'Assign', due: 'Change the day', complete: 'Done', drop: 'Drop', reopen: 'Open again' };

interface ActDialogProps { kind: ActKind; followed: Followed & { item: Item }; people: readonly string[]; act: (act: Act, commandId: string) => Promise<Failure | null>; onClose: () => void }

/** One question about one action. */
export function ActDialog({ kind, followed: { item, incident }, people, act, onClose }: ActDialogProps) {
  const [owner, setOwner] = useState(item.owner ?? '');
  const [dueText, setDue] = useState(item.due ?? '');
  const today = dayOf(useNow(60_000), incident.zone);
  const due = dueText.trim() === '' ? '' : readDay(dueText, today, true);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const last = useRef<{ said: string; commandId: string } | null>(null);
  const needsReason = kind !== 'assign' && kind !== 'complete';
  const said = (): Act => {
    const [who, why] = [owner.trim(), reason.trim()];
    switch (kind) {
      case 'assign': return { kind, owner: who, due: due ?? '' };
      case 'due': return { kind, due: due ?? '', reason: why };
      case 'complete': return { kind, text: why };
      default: return { kind, reason: why };
    }
  };
  const submit = async () => {
    setAsked(true);
    if ((kind === 'assign' && owner.trim() === '') || (needsReason && reason.trim() === '') || due === null) return;
    const next = said();
    const text = JSON.stringify(next);
    if (last.current?.said !== text) last.current = { said: text, commandId: uuidv7() };
    setSending(true);
    const refused = await act(next, last.current.commandId);
    setSending(false);
    if (refused === null) return onClose();
    if (!refused.again) last.current = null;
    setFailure(refused);
  };
  const errorOf = (field: string) => (failure?.field === field ? failure.message : null);
  const known = ['owner', 'due', 'reason', 'text'];
  return (
    <Dialog title={titles[kind]} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <p>{visibleText(item.text)} <span className="muted small">{incident.key}</span></p>
        {kind === 'assign' && <Field label="To whom" error={errorOf('owner') ?? (asked && owner.trim() === '' ? 'Say who sees to it.' : null)}>{(described) => <Combobox value={owner} onChange={setOwner} items={people} described={described} />}</Field>}
        {(kind === 'assign' || kind === 'due') && <DayField label="Last day" ahead today={today} value={dueText} onChange={setDue} error={errorOf('due')} hint={kind === 'due' ? 'Empty: no day is agreed.' : 'Empty: stays as it is.'} />}
        {kind !== 'assign' && (
          <TextArea label={kind === 'complete' ? 'What was done' : 'Why'} rows={2} value={reason} onChange={(event) => { setReason(event.target.value); }}
            error={errorOf('reason') ?? errorOf('text') ?? (asked && needsReason && reason.trim() === '' ? 'Say why.' : null)} />
        )}
        {failure && !known.includes(failure.field ?? '') && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look={kind === 'drop' ? 'danger' : 'primary'} type="submit" disabled={sending}>{titles[kind]}</Button>
        </div>
      </form>
    </Dialog>
  );
}
