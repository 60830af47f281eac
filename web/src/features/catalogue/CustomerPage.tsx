import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { dateAndTime, dateWithYear, dayOf } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { channelWords, customerContactWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { useZoneView } from '@/zones/zoneView';
import { CatalogueScreen } from './CatalogueScreen';
import { ContractDialog, type ContractTerms } from './ContractDialog';
import { ContractWords } from './ContractWords';
import { CustomerDialog } from './CustomerDialog';
import { ItemActs } from './ItemActs';
import { useKnownAt } from './knownAt';
import { RetireDialog } from './RetireDialog';
import { useLastDays } from './useAvailability';
import { useBoardAnew } from './useBoardAnew';

const CustomerPage_Query = graphql(`
  query CustomerPage_Query($id: ID!, $at: Instant, $year: AvailabilityInput!, $with: Boolean!) {
    catalogue(asKnownAt: $at) {
      customer(id: $id) {
        id name names { name since } segments { id name } retired { at reason } contractOn { state sentence }
        contracts { id policy slaPolicy { id name } validFrom validUntil entitledTime entitledIncidents usedTime usedIncidents isUsedUp }
      }
    }
    availability(input: $year) @include(if: $with) { services { key windows(last: 50) { nodes { incident { id incidentId key title severity status declaredAt } } } } }
    incidents(first: 50, filter: { status: [DECLARED, ENGAGED, MITIGATED] }) { nodes { id incidentId key title severity status declaredAt } }
  }
`);
const CustomerPage_ToldQuery = graphql(`
  query CustomerPage_ToldQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Incident { id key entitlements { customerId } customersToTell { customerId name since reason } customerContacts { entryId customerId customer person channel outcome at toldBy text } }
    }
  }
`);

const mostIncidents = 40;

/** One customer: what was promised, what hit them, what they were told. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const { at } = useKnownAt();
  const year = { ...useLastDays(365), customerId: id };
  const [{ data, error }, again] = useQuery({ query: CustomerPage_Query, variables: { id, at, year, with: at === null }, requestPolicy: 'cache-and-network' });
  const { zone } = useZoneView();
  const [dialog, setDialog] = useState<{ what: 'contract'; contract: ContractTerms | null } | { what: 'retire'; contract: ContractTerms } | null>(null);
  const manages = mayAs(useViewer().role, 'MANAGER') && at === null;

  const hit = data?.availability?.services.flatMap(({ windows }) => windows.nodes.map(({ incident }) => incident)) ?? [];
  const possible = [...new Map([...hit, ...data?.incidents.nodes ?? []].map((incident) => [incident.incidentId, incident])).values()]
    .sort((a, b) => b.declaredAt.localeCompare(a.declaredAt)).slice(0, mostIncidents);
  const ids = at === null ? possible.map(({ incidentId }) => incidentId) : [];
  const [{ data: told }, againTold] = useQuery({ query: CustomerPage_ToldQuery, variables: { ids }, pause: ids.length === 0, requestPolicy: 'cache-and-network' });
  const anew = () => {
    again({ requestPolicy: 'network-only' });
    if (ids.length > 0) againTold({ requestPolicy: 'network-only' });
  };
  useBoardAnew(anew);

  const customer = data?.catalogue.customer;
  const above = <Link to="/customers">Customers</Link>;
  if (!customer) {
    return (
      <CatalogueScreen title={data ? 'No such customer' : 'Customer'} above={above}>
        {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
        {!data && !error && <Skeleton label="Loading the customer" />}
        {data && <EmptyState title={at === null ? 'There is no such customer' : 'They were not there then'}><p><Link to="/customers">All customers</Link></p></EmptyState>}
      </CatalogueScreen>
    );
  }

  const records = (told?.nodes ?? []).flatMap((node) => (node && 'customerContacts' in node ? [node] : []));
  const concerns = new Set(records.filter(({ entitlements }) => entitlements.some(({ customerId }) => customerId === customer.id)).map((record) => record.id));
  const incidents = possible.filter(({ incidentId }) => hit.some((one) => one.incidentId === incidentId) || concerns.has(incidentId));
  const contacts = records.flatMap(({ key, customerContacts }) => customerContacts.filter((one) => one.customerId === customer.id).map((one) => ({ ...one, key }))).sort((a, b) => b.at.localeCompare(a.at));
  const waiting = records.flatMap(({ key, customersToTell }) => customersToTell.filter((one) => one.customerId === customer.id).map((one) => ({ ...one, key })));
  const people = [...new Set(contacts.flatMap(({ person }) => (person ? [person] : [])))];
  const former = customer.names.slice(0, -1);
  const close = () => { setDialog(null); };
  const done = () => { close(); anew(); };
  return (
    <CatalogueScreen title={customer.name} above={above} actions={<ItemActs wide item={{ ...customer, retired: !!customer.retired }} onChanged={anew} form={(finish, shut) => <CustomerDialog customer={customer} onDone={finish} onClose={shut} />} />}>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      {(customer.retired ?? former.length > 0) && (
        <div className="catalogue-tags">
          {customer.retired && <Tag>retired {dateWithYear(dayOf(customer.retired.at, zone))}{customer.retired.reason ? `: ${customer.retired.reason}` : ''}</Tag>}
          {former.length > 0 && <span className="muted">once called {former.map(({ name }) => name).join(', ')}</span>}
        </div>
      )}
      {waiting.map(({ key, since, reason }) => <Notice key={key} tone="warn" action={<Link to={`/incidents/${key}`}>{key}</Link>}>Not told yet of {key}, since {dateAndTime(since, zone)}. {reason}</Notice>)}
      <div className="catalogue-lists">
        <section aria-labelledby="contracts">
          <div className="catalogue-head"><h2 id="contracts">Contracts</h2>{manages && !customer.retired && <Button small onClick={() => { setDialog({ what: 'contract', contract: null }); }}><Icon name="plus" />Contract</Button>}</div>
          {customer.contractOn.state !== 'IN_FORCE' && <p className={customer.contractOn.state === 'NONE' ? 'muted' : 'late'}>{customer.contractOn.sentence}</p>}
          <ul>
            {customer.contracts.map((contract) => (
              <li key={contract.id}>
                <ContractWords contract={contract} usedUp={contract.isUsedUp} />
                {manages && <span className="row">
                  <Button small look="ghost" aria-label={`Change the contract ${contract.policy ?? ''}`} onClick={() => { setDialog({ what: 'contract', contract }); }}>Change</Button>
                  <Button small look="ghost" aria-label={`Retire the contract ${contract.policy ?? ''}`} onClick={() => { setDialog({ what: 'retire', contract }); }}>Retire</Button>
                </span>}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="segments">
          <h2 id="segments">Segments</h2>
          {customer.segments.length === 0 ? <p className="muted">In none.</p> : <ul>{customer.segments.map(({ id: segment, name }) => <li key={segment}>{name}</li>)}</ul>}
        </section>
        <section aria-labelledby="people-there">
          <h2 id="people-there">People there</h2>
          {people.length === 0 ? <p className="muted">Nobody was named yet: whom one reached is said when it is recorded that they were told.</p> : <ul>{people.map((person) => <li key={person}>{visibleText(person)}</li>)}</ul>}
        </section>
      </div>
      {at === null && (
        <section className="catalogue-part" aria-label="Incidents">
          <div className="catalogue-head"><h2>Incidents</h2><span className="muted">that hit everybody, them or a segment of theirs, in twelve months</span></div>
          {incidents.length === 0 ? <p className="muted">None.</p> : (
            <Table label="Incidents" stacks>
              <thead><tr><th scope="col">Incident</th><th scope="col">Severity</th><th scope="col">Status</th><th scope="col">Declared</th><th scope="col">Told</th></tr></thead>
              <tbody>
                {incidents.map((incident) => {
                  const last = contacts.find(({ key, outcome }) => key === incident.key && outcome === 'TOLD');
                  return (
                    <tr key={incident.incidentId}>
                      <th scope="row"><Link to={`/incidents/${incident.key}`}>{incident.key}</Link> {visibleText(incident.title)}</th>
                      <td data-label="Severity"><SeverityBadge severity={incident.severity} /></td>
                      <td data-label="Status"><StatusBadge status={incident.status} /></td>
                      <td data-label="Declared"><Moment at={incident.declaredAt} zone={zone}>{dateWithYear(dayOf(incident.declaredAt, zone))}</Moment></td>
                      <td data-label="Told">{last ? <Moment at={last.at} zone={zone}>{dateAndTime(last.at, zone)}</Moment> : waiting.some(({ key }) => key === incident.key) ? <span className="late">not yet</span> : <span className="muted">—</span>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )}
        </section>
      )}
      {at === null && (
        <section className="catalogue-part" aria-label="What was told">
          <div className="catalogue-head"><h2>What was told</h2></div>
          {contacts.length === 0 ? <p className="muted">Nothing was recorded. It is said in the room of an incident, under <em>Customer told</em>.</p> : (
            <Table label="What was told" stacks>
              <thead><tr><th scope="col">When</th><th scope="col">Incident</th><th scope="col">How</th><th scope="col">Whom</th><th scope="col">By</th><th scope="col">What</th></tr></thead>
              <tbody>
                {contacts.map((contact) => (
                  <tr key={contact.entryId}>
                    <td data-label="When"><Moment at={contact.at} zone={zone}>{dateAndTime(contact.at, zone)}</Moment></td>
                    <td data-label="Incident"><Link to={`/incidents/${contact.key}#entry-${contact.entryId}`}>{contact.key}</Link></td>
                    <td data-label="How">{channelWords[contact.channel]}, {customerContactWords[contact.outcome].toLowerCase()}</td>
                    <td data-label="Whom">{contact.person ? visibleText(contact.person) : <span className="muted">not said</span>}</td>
                    <td data-label="By">{contact.toldBy}</td>
                    <td data-label="What">{visibleText(contact.text)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
          <p className="small muted">Reports for customers, made each month, are under <Link to="/metrics">Metrics</Link>.</p>
        </section>
      )}
      {dialog?.what === 'contract' && <ContractDialog customer={customer} contract={dialog.contract} onDone={done} onClose={close} />}
      {dialog?.what === 'retire' && <RetireDialog id={dialog.contract.id} name={dialog.contract.policy ?? 'the contract'} onDone={done} onClose={close} />}
    </CatalogueScreen>
  );
}
