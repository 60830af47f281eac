import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Lanes } from '@/charts/charts';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { roughDuration } from '@/time/durations';
import { dateWithYear, dayOf } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { impactWords } from '@/words/words';
import { SeverityBadge } from '@/words/badges';
import { Moment } from '@/zones/Moment';
import { useZoneView } from '@/zones/zoneView';
import { CatalogueScreen } from './CatalogueScreen';
import { HitTags, Works } from './HitTags';
import { ItemActs } from './ItemActs';
import { useKnownAt } from './knownAt';
import { ServiceDialog } from './ServiceDialog';
import { hitsNow } from './standing';
import { useLastDays } from './useAvailability';
import { useBoardAnew } from './useBoardAnew';

const ServicePage_Query = graphql(`
  query ServicePage_Query($id: ID!, $at: Instant, $year: AvailabilityInput!, $days: AvailabilityInput!) {
    catalogue(asKnownAt: $at) {
      service(id: $id) { id name names { name since } dependsOn { id name } carries { id name } keptBy { id name members { name } } addedAt retired { at reason } }
      services(first: 100) { nodes { id name dependsOn { id } } }
      channelsAffectedBy(serviceIds: [$id]) { channel { id name } why }
    }
    year: availability(input: $year) {
      notes
      services { key figure { percent lostSeconds outages } windows(last: 100) { totalCount nodes { entryId key level from until incident { id key title severity status } } } }
    }
    days: availability(input: $days) { services { key figure { percent lostSeconds outages } } }
  }
`);

const YEAR = 365;
/** Less than this is narrower than a mark. */
const SHORT = 4 * 86_400_000;

/** One service: what it stands on, what stands on it, what happened to it. */
export function ServicePage() {
  const { id = '' } = useParams();
  const { at } = useKnownAt();
  const year = { ...useLastDays(YEAR), services: [id] };
  const days = { ...useLastDays(90), services: [id] };
  const [{ data, error }, again] = useQuery({ query: ServicePage_Query, variables: { id, at, year, days }, requestPolicy: 'cache-and-network' });
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  useBoardAnew(anew);
  const now = useNow(60_000);
  const { zone } = useZoneView();
  const service = data?.catalogue.service;
  const above = <Link to="/services">Services</Link>;
  if (!service) {
    return (
      <CatalogueScreen title={data ? 'No such service' : 'Service'} above={above}>
        {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
        {!data && !error && <Skeleton label="Loading the service" />}
        {data && <EmptyState title={at === null ? 'There is no such service' : 'It was not there then'}><p><Link to="/services">All services</Link></p></EmptyState>}
      </CatalogueScreen>
    );
  }

  const own = data.year.services.find(({ key }) => key === service.id);
  const short = data.days.services.find(({ key }) => key === service.id)?.figure;
  const windows = [...own?.windows.nodes ?? []].reverse();
  const hits = at === null && own ? hitsNow([own]).get(service.id) : undefined;
  const above2 = data.catalogue.services.nodes.filter(({ dependsOn }) => dependsOn.some((one) => one.id === service.id));
  const former = service.names.slice(0, -1);
  const bars = windows.map(({ key, level, from, until }) => ({ from: Date.parse(from), until: until ? Date.parse(until) : now, tone: level === 'DOWN' ? 'crit' as const : level === 'DEGRADED' ? 'high' as const : 'warn' as const, words: `${key} ${impactWords[level].toLowerCase()}` }));
  return (
    <CatalogueScreen title={service.name} above={above} actions={<ItemActs wide item={{ ...service, retired: !!service.retired }} onChanged={anew} form={(done, close) => <ServiceDialog service={service} onDone={done} onClose={close} />} />}>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      <div className="catalogue-tags">
        {service.retired ? <Tag title={service.retired.reason ?? ''}>retired {dateWithYear(dayOf(service.retired.at, zone))}{service.retired.reason ? `: ${service.retired.reason}` : ''}</Tag> : at === null && (hits ? <HitTags hits={hits} /> : <Works>working</Works>)}
        <span className="muted">kept by {service.keptBy.length === 0 ? 'nobody yet' : service.keptBy.map(({ name, members }) => (members.length > 0 ? `${name} (${members.map((member) => member.name).join(', ')})` : name)).join(', ')}</span>
        {former.length > 0 && <span className="muted">· once called {former.map(({ name }) => name).join(', ')}</span>}
      </div>
      <div className="catalogue-lists">
        <section aria-labelledby="stands-on">
          <h2 id="stands-on">Stands on</h2>
          {service.dependsOn.length === 0 ? <p className="muted">Nothing of ours.</p> : <ul>{service.dependsOn.map((one) => <li key={one.id}><Link to={`/services/${one.id}`}>{one.name}</Link></li>)}</ul>}
        </section>
        <section aria-labelledby="carries">
          <h2 id="carries">Carries</h2>
          {service.carries.length + above2.length === 0 && <p className="muted">Nothing.</p>}
          <ul>
            {above2.map((one) => <li key={one.id}><Link to={`/services/${one.id}`}>{one.name}</Link></li>)}
            {service.carries.map((one) => <li key={one.id}>{one.name} <Tag>channel</Tag></li>)}
          </ul>
        </section>
        <section aria-labelledby="if-it-fails">
          <h2 id="if-it-fails">If it fails</h2>
          {data.catalogue.channelsAffectedBy.length === 0 ? <p className="muted">Every channel goes on working.</p> : (
            <ul>{data.catalogue.channelsAffectedBy.map(({ channel, why }) => <li key={channel.id}>{channel.name} is not to be relied on<span className="small muted">{why}</span></li>)}</ul>
          )}
        </section>
      </div>
      {at === null && (
        <section className="catalogue-part" aria-label="Incidents">
          <div className="catalogue-head"><h2>Incidents</h2><span className="muted">twelve months</span></div>
          <dl className="catalogue-facts">
            {([['90 days', short], ['12 months', own?.figure]] as const).map(([name, figure]) => figure && (
              <div key={name}><dt>There in {name}</dt><dd>{figure.percent === null || figure.percent === undefined ? 'no agreed time' : `${figure.percent} %`} <small>{figure.lostSeconds === 0 ? 'no time lost' : `${roughDuration(figure.lostSeconds)} lost in ${figure.outages} ${figure.outages === 1 ? 'outage' : 'outages'}`}</small></dd></div>
            ))}
          </dl>
          {windows.length === 0 ? <p className="muted">Nothing hit it.</p> : (
            <>
              <Lanes name={`What hit ${service.name}`} lanes={[{ name: 'Impact', bars: bars.filter(({ from, until }) => until - from >= SHORT), marks: bars.filter(({ from, until }) => until - from < SHORT).map(({ from, tone, words }) => ({ at: from, tone, words, form: tone === 'crit' ? 'diamond' as const : 'square' as const })) }]} from={now - YEAR * 86_400_000} until={now} zone={zone} />
              <Table label={`What hit ${service.name}`} stacks>
                <thead><tr><th scope="col">Incident</th><th scope="col">Severity</th><th scope="col">How</th><th scope="col">Since</th><th scope="col" className="number">How long</th></tr></thead>
                <tbody>
                  {windows.map(({ entryId, incident, level, from, until }) => (
                    <tr key={entryId}>
                      <th scope="row"><Link to={`/incidents/${incident.key}`}>{incident.key}</Link> {visibleText(incident.title)}</th>
                      <td data-label="Severity"><SeverityBadge severity={incident.severity} /></td>
                      <td data-label="How">{impactWords[level]}</td>
                      <td data-label="Since"><Moment at={from} zone={zone}>{dateWithYear(dayOf(from, zone))}</Moment></td>
                      <td data-label="How long" className="number">{until ? roughDuration((Date.parse(until) - Date.parse(from)) / 1000) : hits?.some(({ key }) => key === incident.key) ? 'goes on' : 'no end recorded'}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
              {(own?.windows.totalCount ?? 0) > windows.length && <p className="small muted">The last {windows.length} of {own?.windows.totalCount} are shown.</p>}
            </>
          )}
          {data.year.notes.length > 0 && <details className="small muted"><summary>How this is counted</summary><ul>{data.year.notes.map((note) => <li key={note}>{note}</li>)}</ul></details>}
        </section>
      )}
    </CatalogueScreen>
  );
}
