import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { ActionRow_FollowedFragment, ActionRow_ItemFragment } from '@/gql/graphql';
import { dateAndTime, shortDay } from '@/time/formatting';
import { actionTypeWords } from '@/words/words';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { Tag, type Tone } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';

export const ActionRow_item = graphql(`
  fragment ActionRow_item on ActionItem { id text type owner due dueEnds status settledAt settledBecause doneLate trackerUrl }
`);

const ActionRow_followed = graphql(`
  fragment ActionRow_followed on FollowedActionItem {
    daysOverdue
    actionItem { ...ActionRow_item }
    incident { id incidentId key title zone private }
  }
`);

export type ActKind = 'assign' | 'due' | 'complete' | 'drop' | 'reopen';
export type Item = ActionRow_ItemFragment;
export interface Followed { item: Item | null; daysOverdue: number | null; incident: ActionRow_FollowedFragment['incident'] }
export function followedOf(ref: FragmentType<typeof ActionRow_followed>): Followed {
  const { actionItem, daysOverdue, incident } = getFragmentData(ActionRow_followed, ref);
  return { item: actionItem ? getFragmentData(ActionRow_item, actionItem) : null, daysOverdue: daysOverdue ?? null, incident };
}

const DAY = 86_400_000;
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** `3 days over`, `today`, `no owner, no date`, `done 2 days late`. None: nothing is to be said. */
export function standingOf(item: Item, daysOverdue: number | null, now: number): { words: string; tone: Tone } | null {
  if (item.status === 'DROPPED') return { words: 'dropped', tone: 'line' };
  if (item.status === 'DONE') return item.doneLate ? { words: daysOverdue ? `done ${days(daysOverdue)} late` : 'done late', tone: 'high' } : { words: 'done', tone: 'ok' };
  if (item.dueEnds != null) {
    const left = Date.parse(item.dueEnds) - now;
    if (left <= 0) return { words: `${days(daysOverdue ?? Math.floor(-left / DAY) + 1)} over`, tone: 'crit' };
    if (left <= DAY) return { words: 'today', tone: 'high' };
    return item.owner == null ? { words: 'no owner', tone: 'crit' } : null;
  }
  return { words: item.owner == null ? 'no owner, no date' : 'no date', tone: 'crit' };
}

interface ActionRowProps { followed: Followed & { item: Item }; now: number; mayRecord: boolean; sending: boolean; onComplete: () => void; onAct: (kind: ActKind) => void }

/** One action: what, from which incident, to achieve what, by whom, by when, and how it stands. */
export function ActionRow({ followed: { item, daysOverdue, incident }, now, mayRecord, sending, onComplete, onAct }: ActionRowProps) {
  const standing = standingOf(item, daysOverdue, now);
  const open = item.status === 'OPEN';
  const act = (kind: ActKind, label: string): MenuPart => ({ label, run: () => { onAct(kind); } });
  const acts = open ? [act('assign', item.owner == null ? 'Assign…' : 'Assign to somebody else…'), act('due', 'Change the day…'), act('complete', 'Done, with words…'), act('drop', 'Drop…')] : [act('reopen', 'Open again…')];
  return (
    <li className="action" data-state={item.status}>
      <div className="action-what">
        <p>{visibleText(item.text)}{item.trackerUrl != null && <> <a href={item.trackerUrl} target="_blank" rel="noreferrer" className="small">tracker</a></>}</p>
        {item.settledBecause != null && <p className="muted small">{visibleText(item.settledBecause)}</p>}
      </div>
      <Link className="action-incident" to={`/incidents/${incident.key}`} title={visibleText(incident.title)}>{incident.key}{incident.private && <><Icon name="lock" size={11} /><span className="visually-hidden"> private</span></>}</Link>
      <span className="muted">{actionTypeWords[item.type]}</span>
      <span className="action-owner">{item.owner == null ? <span className="muted">nobody yet</span> : <><Avatar name={visibleText(item.owner)} small decoration /><span className="cut">{visibleText(item.owner)}</span></>}</span>
      <span className="muted tabular action-due">{open ? (item.due == null ? '—' : <time dateTime={item.due}>{shortDay(item.due)}</time>) : item.settledAt != null && <time dateTime={item.settledAt}>{dateAndTime(item.settledAt, incident.zone)}</time>}</span>
      <span className="action-state">{standing && <Tag tone={standing.tone}>{standing.tone === 'ok' && <Icon name="tick" />}{standing.words}</Tag>}</span>
      {mayRecord && (
        <span className="action-acts">
          {open && <Button small disabled={sending} aria-label={`Done: ${item.text}`} onClick={onComplete}>Done</Button>}
          <Menu trigger={<Button small look="ghost" icon aria-label={`More: ${item.text}`}><Icon name="more" size={15} /></Button>} parts={acts} />
        </span>
      )}
    </li>
  );
}
