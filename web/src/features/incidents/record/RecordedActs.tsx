import { useMemo, useState } from 'react';
import { clockTime, dateAndTime, dayOf } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Section } from '@/ui/Section';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { kindWords, sourceWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import type { RoomEntry } from '../roomRecord';
import { recordedActs, type RecordedAct } from './recordedActs';

const step = 100;
const cut = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

/** Everything that entries tell of, in the order in which it was recorded, the newest first: who, how it came in, and what was corrected or removed. */
export function RecordedActs({ entries, zone }: { entries: readonly RoomEntry[]; zone: string }) {
  const acts = useMemo(() => [...recordedActs(entries)].reverse(), [entries]);
  const [shown, setShown] = useState(step);
  return (
    <Section title="In the order of recording">
      <Table label="In the order of recording">
        <thead><tr><th scope="col">Place</th><th scope="col">Recorded</th><th scope="col">What</th><th scope="col">By whom</th><th scope="col">Came in</th></tr></thead>
        <tbody>{acts.slice(0, shown).map((act, i) => <ActRow key={act.key} act={act} before={acts[i - 1]} zone={zone} />)}</tbody>
      </Table>
      {acts.length === 0 && <p className="muted">Nothing but the declaration.</p>}
      {acts.length > shown && <Button onClick={() => { setShown(shown + step); }}>Show {Math.min(step, acts.length - shown)} more of {acts.length}</Button>}
    </Section>
  );
}

function ActRow({ act, before, zone }: { act: RecordedAct; before: RecordedAct | undefined; zone: string }) {
  const { entry, what } = act;
  const sameDay = before !== undefined && dayOf(before.at, zone) === dayOf(act.at, zone);
  const hash = entry.facts.find(({ name }) => name === 'sha256')?.value;
  return (
    <tr className={what === 'redacted' ? 'act-redacted' : ''}>
      <td className="number">{act.sequence ?? ''}</td>
      <td><time dateTime={act.at}>{sameDay ? clockTime(act.at, zone, true) : dateAndTime(act.at, zone)}</time></td>
      <td className="act-what">
        <EntryLink id={entry.id}>{kindWords[entry.kind]}</EntryLink>{' '}
        {what !== 'recorded' && <Tag tone={what === 'corrected' ? 'plain' : 'crit'}>{what}</Tag>}
        <span className="told-why">{act.reason === null ? visibleText(cut(entry.text)) : `because: ${visibleText(act.reason)}`}</span>
        {hash !== undefined && what === 'recorded' && <span className="told-why act-hash">SHA-256 <code>{hash.slice(0, 16)}…</code> <CopyButton text={hash} label="Copy hash" /></span>}
      </td>
      <td>{visibleText(act.actor)}</td>
      <td className="muted">{what === 'recorded' ? sourceWords[entry.source] : ''}</td>
    </tr>
  );
}
