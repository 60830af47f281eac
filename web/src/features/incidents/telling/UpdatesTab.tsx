import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { LoadError, Skeleton } from '@/ui/feedback';
import type { SideProps } from '../side/side';
import { AudienceTable } from './AudienceTable';
import { DemandList } from './DemandList';
import { ToldTable } from './ToldTable';
import { UpdateList } from './UpdateList';
import './updates.css';

const UpdatesTab_Query = graphql(`
  query UpdatesTab_Query($key: String!, $at: Instant) {
    incident(key: $key, asKnownAt: $at) {
      id version
      ...UpdateList_incident
      ...AudienceTable_incident
      ...ToldTable_incident
      ...DemandList_incident
    }
  }
`);

/** Who was told what, when and by which way, how late; who is still to be told; and what others demand. */
export function UpdatesTab(props: SideProps) {
  const { incident, may } = props;
  const [{ data, error }, again] = useQuery({ query: UpdatesTab_Query, variables: { key: incident.key, at: may.at }, requestPolicy: 'network-only' });
  const version = useRef(incident.version);
  useEffect(() => {
    if (version.current === incident.version) return;
    version.current = incident.version;
    again({ requestPolicy: 'network-only' });
  }, [incident.version, again]);
  const retry = () => { again({ requestPolicy: 'network-only' }); };
  if (!data?.incident) return error ? <LoadError message={failureOf(error).message} onRetry={retry} /> : <Skeleton label="Loading the updates" />;
  return (
    <div className="updates">
      {error && <LoadError message={failureOf(error).message} onRetry={retry} />}
      <UpdateList {...props} told={data.incident} />
      <AudienceTable {...props} told={data.incident} />
      <ToldTable {...props} told={data.incident} />
      <DemandList {...props} told={data.incident} />
    </div>
  );
}
