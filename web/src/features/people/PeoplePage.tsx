import { useState } from 'react';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/feedback';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { InvitePersonDialog } from './InvitePersonDialog';
import { PersonList } from './PersonList';
import './people.css';

/** Who can sign in. For administrators. */
export function PeoplePage() {
  const viewer = useViewer();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState(0);
  if (!mayAs(viewer.role, 'ADMINISTRATOR')) return <EmptyState page title="Only administrators manage people"><p>Ask one of them for a sign-in link or a change of role.</p></EmptyState>;

  return (
    <Screen title="People" actions={<Button look="primary" onClick={() => { setInviting(true); }}>Invite a person</Button>}>
      <PersonList ownId={viewer.actorId} made={made} />
      {inviting && <InvitePersonDialog onClose={() => { setInviting(false); setMade((n) => n + 1); }} />}
    </Screen>
  );
}
