import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { CatalogueScreen } from './CatalogueScreen';
import { ChannelDialog } from './ChannelDialog';
import { ChannelTable } from './ChannelTable';
import { useKnownAt } from './knownAt';
import { useAvailability, useLastDays } from './useAvailability';
import { useBoardAnew } from './useBoardAnew';

const ChannelsPage_Query = graphql(`
  query ChannelsPage_Query($at: Instant, $days: AvailabilityInput!) {
    catalogue(asKnownAt: $at) { channels(first: 100, includeRetired: true) { nodes { id ...ChannelTable_channel } } }
    availability(input: $days) { ...Availability_answer }
  }
`);

/** Every way to tell people. */
export function ChannelsPage() {
  const { at } = useKnownAt();
  const days = useLastDays(90);
  const [adding, setAdding] = useState(false);
  const [{ data, error }, again] = useQuery({ query: ChannelsPage_Query, variables: { at, days }, requestPolicy: 'cache-and-network' });
  const availability = useAvailability(data?.availability);
  const manages = mayAs(useViewer().role, 'MANAGER');
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  useBoardAnew(anew);
  const channels = data?.catalogue.channels.nodes ?? [];
  const add = <Button look="primary" onClick={() => { setAdding(true); }}><Icon name="plus" />Channel</Button>;
  return (
    <CatalogueScreen title="Channels" actions={manages && channels.length > 0 && add}>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      {!data && !error && <Skeleton label="Loading channels" />}
      {data && channels.length === 0 && <EmptyState title={at === null ? 'No channel yet' : 'There was no channel then'}><p>A channel is a way to tell people: the support line, the status page.</p>{manages && at === null && add}</EmptyState>}
      {channels.length > 0 && <ChannelTable channels={channels} hits={at === null ? availability?.hits ?? null : null} {...(manages && at === null && { onChanged: anew })} />}
      {channels.length > 0 && <p className="small muted">What carries a channel is said on the page of the service that does.</p>}
      {adding && <ChannelDialog channel={null} onDone={() => { setAdding(false); anew(); }} onClose={() => { setAdding(false); }} />}
    </CatalogueScreen>
  );
}
