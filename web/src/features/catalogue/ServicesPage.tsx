import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { CatalogueScreen } from './CatalogueScreen';
import { ChannelTable } from './ChannelTable';
import { CustomersOpen } from './CustomersOpen';
import { useKnownAt } from './knownAt';
import { ServiceDialog } from './ServiceDialog';
import { ServiceTable } from './ServiceTable';
import { useAvailability, useLastDays } from './useAvailability';
import { useBoardAnew } from './useBoardAnew';

const ServicesPage_Query = graphql(`
  query ServicesPage_Query($at: Instant, $text: String, $days: AvailabilityInput!) {
    catalogue(asKnownAt: $at) {
      channels(first: 100) { nodes { id ...ChannelTable_channel } }
      services(first: 100, text: $text, includeRetired: true) { totalCount nodes { id retired { at } ...ServiceTable_service } }
    }
    availability(input: $days) { ...Availability_answer }
  }
`);

/** What stands on what, who must be told, by what: channels, services, and customers with something open. */
export function ServicesPage() {
  const { at } = useKnownAt();
  const days = useLastDays(90);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const [{ data, error, stale }, again] = useQuery({ query: ServicesPage_Query, variables: { at, text: text.trim() === '' ? null : text.trim(), days }, requestPolicy: 'cache-and-network' });
  const availability = useAvailability(data?.availability);
  const manages = mayAs(useViewer().role, 'MANAGER');
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  useBoardAnew(anew);

  const channels = data?.catalogue.channels.nodes ?? [];
  const services = data?.catalogue.services.nodes ?? [];
  const known = at === null ? availability : null;
  const used = services.filter(({ retired }) => !retired);
  const hit = used.filter(({ id }) => known?.hits.has(id)).length;
  const nothing = data && services.length === 0 && text.trim() === '';
  const add = <Button look="primary" onClick={() => { setAdding(true); }}><Icon name="plus" />Service</Button>;
  return (
    <CatalogueScreen title="Services" actions={manages && !nothing && add}>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      {!data && !error && <Skeleton label="Loading the catalogue" rows={8} />}
      {nothing && (
        <EmptyState title={at === null ? 'No service yet' : 'There was no service then'}>
          <p>A service is what incidents are about. Say what each one stands on, and Timeline warns before an update is sent over a channel that is down.</p>
          {manages && at === null && add}
        </EmptyState>
      )}
      {channels.length > 0 && (
        <section className="catalogue-part" aria-label="Channels">
          <div className="catalogue-head"><h2>Channels</h2><span className="muted">how people are told, and what each one stands on</span></div>
          <ChannelTable channels={channels} hits={known?.hits ?? null} />
        </section>
      )}
      {data && !nothing && (
        <section className="catalogue-part" aria-label="Services" aria-busy={stale}>
          <div className="catalogue-head">
            <h2>Services</h2>
            <span className="muted">{data.catalogue.services.totalCount > services.length ? `${services.length} of ${data.catalogue.services.totalCount} shown: narrow them by name` : used.length}{known && (hit === 0 ? ', none with an open incident' : `, ${hit} with an open incident`)}</span>
            <TextField label="Find services" quiet placeholder="Find" maxLength={200} value={text} onChange={(event) => { setText(event.target.value); }} />
          </div>
          {services.length === 0 ? <p className="muted">No service has “{text.trim()}” in its name.</p> : <ServiceTable services={services} hits={known?.hits ?? null} down={known?.down ?? null} />}
          <p className="small muted"><Link to="/metrics">Figures over many incidents</Link> are under Metrics.</p>
        </section>
      )}
      {at === null && <CustomersOpen />}
      {adding && <ServiceDialog service={null} onDone={() => { setAdding(false); anew(); }} onClose={() => { setAdding(false); }} />}
    </CatalogueScreen>
  );
}
