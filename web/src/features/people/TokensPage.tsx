import { useState } from 'react';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/feedback';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { IssueTokenDialog } from './IssueTokenDialog';
import { TokenList } from './TokenList';
import './people.css';

/** Which programs can sign in. For administrators. */
export function TokensPage() {
  const viewer = useViewer();
  const [issuing, setIssuing] = useState(false);
  const [made, setMade] = useState(0);
  if (!mayAs(viewer.role, 'ADMINISTRATOR')) return <EmptyState page title="Only administrators manage tokens"><p>Ask one of them for a token.</p></EmptyState>;

  const issue = <Button look="primary" onClick={() => { setIssuing(true); }}>Issue a token</Button>;
  return (
    <Screen title="Access tokens" actions={issue}>
      <p className="muted people-about">For programs: sent as <code>Authorization: Bearer …</code>. Of private incidents a token sees what the person sees who issued it. When it was last used is kept to within an hour.</p>
      <TokenList made={made} act={issue} />
      {issuing && <IssueTokenDialog onClose={() => { setIssuing(false); setMade((n) => n + 1); }} />}
    </Screen>
  );
}
