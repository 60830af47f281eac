import { useState } from 'react';
import { Link } from 'react-router';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState } from '@/ui/feedback';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { InvitePersonDialog } from './InvitePersonDialog';
import { IssueTokenDialog } from './IssueTokenDialog';
import { PersonList } from './PersonList';
import { TokenList } from './TokenList';
import './people.css';

/** Who can sign in, and which programs can. For administrators. */
export function PeoplePage() {
  const viewer = useViewer();
  return mayAs(viewer.role, 'ADMINISTRATOR')
    ? <PeopleLists ownId={viewer.actorId} />
    : <EmptyState page title="Only administrators manage people"><p>Ask one of them for a sign-in link or a change of role.</p></EmptyState>;
}

function PeopleLists({ ownId }: { ownId: string }) {
  const [dialog, setDialog] = useState<'invite' | 'token' | null>(null);
  const [made, setMade] = useState(0);
  const close = () => { setDialog(null); setMade((n) => n + 1); };

  return (
    <>
      <div className="page-head">
        <h1>People</h1>
        <div className="row">
          <Link className={buttonClass()} to="/projections">Behind the record</Link>
          <Button look="primary" onClick={() => { setDialog('invite'); }}>Invite a person</Button>
        </div>
      </div>
      <PersonList ownId={ownId} made={made} />
      <div className="page-head people-second">
        <div><h2>Access tokens</h2><p className="small muted">For programs: sent as <code>Authorization: Bearer …</code></p></div>
        <Button onClick={() => { setDialog('token'); }}>Issue a token</Button>
      </div>
      <TokenList made={made} />
      {dialog === 'invite' && <InvitePersonDialog onClose={close} />}
      {dialog === 'token' && <IssueTokenDialog onClose={close} />}
    </>
  );
}
