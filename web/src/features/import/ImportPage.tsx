import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { PasteScreen } from './PasteScreen';

const ImportPage_Query = graphql(`
  query ImportPage_Query($key: String!) { incident(key: $key) { id key title zone private } }
`);

/** Paste notes into an incident, or, without one in the address, into a new one. */
export function ImportPage() {
  const { key } = useParams();
  const viewer = useViewer();
  const [{ data, error }, again] = useQuery({ query: ImportPage_Query, variables: { key: key ?? '' }, pause: key === undefined });

  if (!mayAs(viewer.role, 'RESPONDER')) return <EmptyState page title="Only responders record"><p>You read here as an observer.</p></EmptyState>;
  if (key === undefined) return <PasteScreen incident={null} />;
  if (error) return <div className="page"><LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} /></div>;
  if (!data) return <div className="page"><Skeleton label="Loading the incident" /></div>;
  if (!data.incident) {
    return (
      <EmptyState page title={`There is no incident ${key}`}>
        <Link className={buttonClass({ look: 'primary' })} to="/paste">Paste into a new incident</Link>
      </EmptyState>
    );
  }
  return <PasteScreen key={data.incident.id} incident={data.incident} />;
}
