import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { VerifyRecord_QueryQuery } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Popover } from '@/ui/Popover';
import { visibleText } from '@/ui/visibleText';

const VerifyRecord_Query = graphql(`
  query VerifyRecord_Query($key: String!) { incident(key: $key) { id verification { fits events headHash unsealed redacted problem problemAt } } }
`);

type Found = NonNullable<VerifyRecord_QueryQuery['incident']>['verification'];

/** Computes the hashes of all events anew and says whether each is as it was recorded. */
export function VerifyRecord({ incidentKey }: { incidentKey: string }) {
  const client = useClient();
  const [found, setFound] = useState<Found | string>(null);
  const verify = async () => {
    setFound(null);
    const { data, error } = await client.query(VerifyRecord_Query, { key: incidentKey }, { requestPolicy: 'network-only' }).toPromise();
    setFound(error ? failureOf(error).message : data?.incident?.verification ?? 'There is nothing to verify.');
  };
  return (
    <Popover title="Verification" trigger={<Button small onClick={() => { void verify(); }}>Verify</Button>}>
      <div aria-live="polite">{found == null ? <p>Computing every hash anew…</p> : typeof found === 'string' ? <p>{found}</p> : <Words found={found} />}</div>
    </Popover>
  );
}

function Words({ found }: { found: NonNullable<Found> }) {
  if (!found.fits) return <p className="event-wrong"><b>Event {found.problemAt} is not as it was recorded.</b> {visibleText(found.problem ?? '')}</p>;
  const rest = [found.redacted > 0 && `${found.redacted} had content removed, with their hashes kept.`, found.unsealed > 0 && `${found.unsealed} carry no hash of their own.`].filter(Boolean).join(' ');
  return (
    <>
      <p><b>Every one of {found.events} events is as it was recorded.</b> {rest}</p>
      {found.headHash != null && <p className="event-head">Head hash <code>{found.headHash}</code> <CopyButton text={found.headHash} /></p>}
      <p className="muted small">Compare it with one that was printed or noted elsewhere.</p>
    </>
  );
}
