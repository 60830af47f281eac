import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { Replay_QueryQuery, SlaReplayInput } from '@/gql/graphql';
import { LoadError, Skeleton } from '@/ui/feedback';
import { visibleText } from '@/ui/visibleText';
import { termsInput, type Terms } from './terms';

const Replay_Query = graphql(`
  query Replay_Query($input: SlaReplayInput!) {
    slaReplay(input: $input) {
      incidents concerned truncated
      was { met breached open } would { met breached open }
      changes { target customer incident { key } was { severity status } would { severity status } }
    }
  }
`);

const DAYS = 90;
const WAIT = 600;
type Change = Replay_QueryQuery['slaReplay']['changes'][number];

/** What the last 90 days would have been under the terms that are being written. */
export function Replay({ policyId, terms }: { policyId: string; terms: Terms }) {
  const [asked, setAsked] = useState<SlaReplayInput | null>(null);
  const input = JSON.stringify({ policyId, terms: termsInput(terms), days: DAYS });
  // A replay is dear: it waits until the hand rests.
  useEffect(() => {
    const timer = setTimeout(() => { setAsked(JSON.parse(input) as SlaReplayInput); }, WAIT);
    return () => { clearTimeout(timer); };
  }, [input]);
  const [{ data, error, stale, fetching }, again] = useQuery({ query: Replay_Query, variables: { input: asked as SlaReplayInput }, pause: asked === null });
  const replay = data?.slaReplay;
  if (error) return <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />;
  if (!replay) return <Skeleton label="Replaying the last 90 days" rows={2} />;
  const { was, would, changes, concerned, incidents, truncated } = replay;
  return (
    <div aria-busy={stale || fetching} aria-live="polite">
      <ul className="sla-replay">
        {grouped(changes).map(({ name, verdict, keys }) => (
          <li key={`${name}${verdict}`}><b>{visibleText(name)}</b><span>{keys.map((key, index) => <span key={key}>{index > 0 && (index === keys.length - 1 ? ' and ' : ', ')}<Link to={`/incidents/${key}`}>{key}</Link></span>)} {verdict}</span></li>
        ))}
        <li><b>All together</b><span className="tabular">{was.met === would.met && was.breached === would.breached ? `no difference: ${was.met} met, ${was.breached} missed` : `${was.met} met, ${was.breached} missed → ${would.met} met, ${would.breached} missed`}</span></li>
      </ul>
      <p className="small muted">{concerned} of {truncated ? 'the newest ' : ''}{incidents} incidents of these days are concerned; contracts and calendars as they are now.</p>
    </div>
  );
}

const verdicts = { MET: 'would have been in time', BREACHED: 'would have been late' } as const;
const verdictOf = ({ would }: Change) => (!would ? 'would have had no such target' : would.status === 'MET' || would.status === 'BREACHED' ? verdicts[would.status] : 'would not be settled yet');

function grouped(changes: readonly Change[]): { name: string; verdict: string; keys: string[] }[] {
  const groups = new Map<string, { name: string; verdict: string; keys: string[] }>();
  for (const change of changes) {
    const severity = (change.would ?? change.was)?.severity;
    const name = `${change.target}${severity ? `, ${severity.replace('SEV', 'SEV ')}` : ''}`;
    const verdict = verdictOf(change);
    const group = groups.get(name + verdict) ?? { name, verdict, keys: [] };
    if (!group.keys.includes(change.incident.key)) group.keys.push(change.incident.key);
    groups.set(name + verdict, group);
  }
  return [...groups.values()];
}
