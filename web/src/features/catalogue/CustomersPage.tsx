import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { CustomersPage_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { CatalogueScreen } from './CatalogueScreen';
import { CustomerDialog } from './CustomerDialog';
import { ItemActs } from './ItemActs';
import { useKnownAt } from './knownAt';
import { OrganisationPolicy } from './OrganisationPolicy';
import { SegmentDialog } from './SegmentDialog';
import { Told } from './Told';
import { useBoardAnew } from './useBoardAnew';
import { useOpenForCustomers } from './useOpenForCustomers';

const CustomersPage_Query = graphql(`
  query CustomersPage_Query($first: Int!, $after: String, $at: Instant, $text: String) {
    catalogue(asKnownAt: $at) {
      customers(first: $first, after: $after, text: $text, includeRetired: true) {
        totalCount pageInfo { hasNextPage }
        edges { cursor node { id name segments { id name } retired { at reason } contractOn { state sentence contract { id policy slaPolicy { id name } } } } }
      }
    }
  }
`);
const CustomersPage_SegmentsQuery = graphql(`
  query CustomersPage_SegmentsQuery($at: Instant) { catalogue(asKnownAt: $at) { segments(first: 100, includeRetired: true) { nodes { id name retired { at reason } } } } }
`);

const customersOf = ({ catalogue }: CustomersPage_QueryQuery) => catalogue.customers;

/** Everybody who uses the services, and the segments that they are in. */
export function CustomersPage() {
  const { at } = useKnownAt();
  const [text, setText] = useState('');
  const [adding, setAdding] = useState<'customer' | 'segment' | null>(null);
  const { pages, failure, busy, more, anew } = usePages({ document: CustomersPage_Query, variables: { at, text: text.trim() === '' ? null : text.trim() }, pick: customersOf });
  const [{ data: known }, againSegments] = useQuery({ query: CustomersPage_SegmentsQuery, variables: { at }, requestPolicy: 'cache-and-network' });
  const { open, anew: openAnew } = useOpenForCustomers();
  useBoardAnew(openAnew);
  const list = useRef<HTMLTableSectionElement>(null);
  const manages = mayAs(useViewer().role, 'MANAGER') && at === null;
  const close = () => { setAdding(null); };
  const changed = () => { close(); anew(); againSegments({ requestPolicy: 'network-only' }); };
  const nothing = pages?.edges.length === 0 && text.trim() === '';
  const segments = known?.catalogue.segments.nodes ?? [];
  const add = <Button look="primary" onClick={() => { setAdding('customer'); }}><Icon name="plus" />Customer</Button>;
  return (
    <CatalogueScreen title="Customers" actions={manages && !nothing && add}>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading customers" />}
      {nothing && <EmptyState title={at === null ? 'No customer yet' : 'There was no customer then'}><p>Customers are who uses the services and is told when they fail.</p>{manages && add}</EmptyState>}
      {pages && !nothing && (
        <section className="catalogue-part" aria-label="Customers" aria-busy={busy}>
          <div className="catalogue-head"><h2>Customers</h2><span className="muted">{pages.totalCount}</span><TextField label="Find customers" quiet placeholder="Find" maxLength={200} value={text} onChange={(event) => { setText(event.target.value); }} /></div>
          {pages.edges.length === 0 ? <p className="muted">No customer has “{text.trim()}” in its name.</p> : (
            <Table label="Customers" stacks>
              <thead><tr><th scope="col">Customer</th><th scope="col">Contract</th><th scope="col">Segments</th>{at === null && <><th scope="col">Open</th><th scope="col">Told</th></>}{manages && <th scope="col"><span className="visually-hidden">Change</span></th>}</tr></thead>
              <tbody ref={list}>
                {pages.edges.map(({ node: customer }) => {
                  const now = open?.find(({ customerId }) => customerId === customer.id);
                  const { state, sentence, contract } = customer.contractOn;
                  return (
                    <tr key={customer.id}>
                      <th scope="row"><span className="catalogue-name"><Link to={`/customers/${customer.id}`}>{customer.name}</Link>{customer.retired && <Tag title={customer.retired.reason ?? ''}>retired</Tag>}</span></th>
                      <td data-label="Contract">{state === 'IN_FORCE' ? contract?.policy ?? contract?.slaPolicy?.name ?? 'in force' : state === 'NONE' ? <Tag tone="dashed">no contract: best effort</Tag> : sentence}</td>
                      <td data-label="Segments">{customer.segments.map(({ name }) => name).join(', ') || <span className="muted">—</span>}</td>
                      {at === null && <td data-label="Open">{now ? now.incidents.map(({ key, title }, index) => <span key={key}>{index > 0 && ', '}<Link to={`/incidents/${key}`} title={visibleText(title)}>{key}</Link></span>) : <span className="muted">—</span>}</td>}
                      {at === null && <td data-label="Told">{now && <Told open={now} />}</td>}
                      {manages && <td className="acts"><ItemActs item={{ ...customer, retired: !!customer.retired }} onChanged={changed} form={(done, shut) => <CustomerDialog customer={customer} onDone={done} onClose={shut} />} /></td>}
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )}
          <ShowMore pages={pages} onMore={more} list={list} />
        </section>
      )}
      {known && (
        <section className="catalogue-part" aria-label="Segments">
          <div className="catalogue-head"><h2>Segments</h2><span className="muted">customers that one outage may hit while others go on working</span>{manages && <Button onClick={() => { setAdding('segment'); }}><Icon name="plus" />Segment</Button>}</div>
          {segments.length === 0 ? <p className="muted">No segment yet.</p> : (
            <ul className="names">
              {segments.map((segment) => (
                <li key={segment.id}>
                  {segment.name}{segment.retired ? <Tag>retired</Tag> : null}
                  {manages ? <ItemActs item={{ ...segment, retired: !!segment.retired }} onChanged={changed} form={(done, shut) => <SegmentDialog segment={segment} onDone={done} onClose={shut} />} /> : <>&ensp;</>}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <OrganisationPolicy at={at} manages={manages} />
      {adding === 'customer' && <CustomerDialog customer={null} onDone={changed} onClose={close} />}
      {adding === 'segment' && <SegmentDialog segment={null} onDone={changed} onClose={close} />}
    </CatalogueScreen>
  );
}
