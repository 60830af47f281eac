import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { Faces } from '@/ui/Avatar';
import { Icon } from '@/ui/Icon';
import { Tag, type Tone } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { SeverityBadge } from '@/words/badges';
import { stepWords } from '../review/steps';

const PostmortemLine_postmortem = graphql(`
  fragment PostmortemLine_postmortem on PostmortemSummary {
    status changedAt openComments published
    authors { personId name }
    review { reviewers { personId name } }
    approvals { by { personId name } }
    incident { id key title severity private }
  }
`);

const tones: Record<keyof typeof stepWords, Tone> = { DRAFT: 'plain', IN_REVIEW: 'blue', APPROVED: 'teal', PUBLISHED: 'ok', WITHDRAWN: 'crit' };
const named = (people: readonly { name: string | null }[]) => people.flatMap(({ name }) => name ?? []);

/** One postmortem in a list. */
export function PostmortemLine({ postmortem }: { postmortem: FragmentType<typeof PostmortemLine_postmortem> }) {
  const { status, changedAt, openComments, published, authors, review, approvals, incident } = getFragmentData(PostmortemLine_postmortem, postmortem);
  const asked = named(review?.reviewers ?? []);
  const said = [
    status === 'IN_REVIEW' && (asked.length > 0 ? `asked: ${asked.join(', ')}` : 'anybody may review'),
    approvals.length > 0 && `approved by ${named(approvals.map(({ by }) => by)).join(', ')}`,
    openComments > 0 && (openComments === 1 ? 'one open comment' : `${openComments} open comments`),
    published !== null && status !== 'PUBLISHED' && `version ${published} is published`,
    `changed ${dateAndTime(changedAt, deviceZone())}`,
  ].filter(Boolean).join(' · ');
  return (
    <li className="pm-line">
      <SeverityBadge severity={incident.severity} label={false} />
      <Link className="pm-line-title" to={`/incidents/${incident.key}/postmortem`}>
        <span className="muted">{incident.key}</span> {visibleText(incident.title)}{incident.private && <> <Icon name="lock" size={13} /><span className="visually-hidden">private</span></>}
        <small>{said}</small>
      </Link>
      <span className="end">
        <Faces names={named(authors)} />
        <Tag tone={tones[status]}>{status === 'PUBLISHED' && published !== null ? `Published, version ${published}` : stepWords[status]}</Tag>
      </span>
    </li>
  );
}
