import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { InvitePersonDialog } from './InvitePersonDialog';
import { IssueTokenDialog } from './IssueTokenDialog';
import { PersonRow } from './PersonRow';
import { TokenRow } from './TokenRow';
import './people.css';

const PeoplePage_Query = graphql(`
  query PeoplePage_Query {
    people { id ...PersonRow_person }
    accessTokens { id ...TokenRow_token }
  }
`);

/** Who can sign in, and which programs can. For administrators. */
export function PeoplePage() {
  const viewer = useViewer();
  return mayAs(viewer.role, 'ADMINISTRATOR')
    ? <PeopleLists ownId={viewer.actorId} />
    : <EmptyState page title="Only administrators manage people"><p>Ask one of them for a sign-in link or a change of role.</p></EmptyState>;
}

function PeopleLists({ ownId }: { ownId: string }) {
  const [{ data, error }, refresh] = useQuery({ query: PeoplePage_Query, requestPolicy: 'cache-and-network' });
  const [dialog, setDialog] = useState<'invite' | 'token' | null>(null);
  const reload = () => { refresh({ requestPolicy: 'network-only' }); };
  const close = () => { setDialog(null); reload(); };

  return (
    <>
      <div className="page-head"><h1>People</h1><Button look="primary" onClick={() => { setDialog('invite'); }}>Invite a person</Button></div>
      {error && <LoadError message={failureOf(error).message} onRetry={reload} />}
      {!data && !error && <div className="card"><Skeleton label="Loading people" /></div>}
      {data && (
        <>
          <ul className="card people" aria-label="People">
            {data.people.map((person) => <PersonRow key={person.id} person={person} ownId={ownId} onChanged={reload} />)}
          </ul>
          <div className="page-head people-second">
            <div><h2>Access tokens</h2><p className="small muted">For programs: sent as <code>Authorization: Bearer …</code></p></div>
            <Button onClick={() => { setDialog('token'); }}>Issue a token</Button>
          </div>
          {data.accessTokens.length === 0
            ? <p className="muted small">No program has a token.</p>
            : <ul className="card people" aria-label="Access tokens">{data.accessTokens.map((token) => <TokenRow key={token.id} token={token} onChanged={reload} />)}</ul>}
        </>
      )}
      {dialog === 'invite' && <InvitePersonDialog onClose={close} />}
      {dialog === 'token' && <IssueTokenDialog onClose={close} />}
    </>
  );
}
