import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { LoadError } from '@/ui/feedback';
import { Table } from '@/ui/Table';
import { visibleText } from '@/ui/visibleText';
import { Told } from './Told';
import { useBoardAnew } from './useBoardAnew';
import { useOpenForCustomers } from './useOpenForCustomers';

const CustomersOpen_Query = graphql(`
  query CustomersOpen_Query {
    catalogue { customers(first: 100) { nodes { id contractOn { state sentence contract { id policy slaPolicy { id name } } } } } }
  }
`);

/** Customers whom something open concerns: what they are promised, and whether they were told. */
export function CustomersOpen() {
  const { open, error, anew } = useOpenForCustomers();
  const [{ data }] = useQuery({ query: CustomersOpen_Query, pause: !open || open.length === 0 });
  useBoardAnew(anew);
  if (error) return <LoadError message={failureOf(error).message} onRetry={anew} />;
  if (!open) return null;
  return (
    <section className="catalogue-part" aria-label="Customers with something open">
      <div className="catalogue-head"><h2>Customers with something open</h2></div>
      {open.length === 0 ? <p className="muted">None: what is open names no customer. <Link to="/customers">All customers</Link></p> : (
        <Table label="Customers with something open" stacks>
          <thead><tr><th scope="col">Customer</th><th scope="col">Contract</th><th scope="col">Open</th><th scope="col">Told</th></tr></thead>
          <tbody>
            {open.map((one) => {
              const standing = data?.catalogue.customers.nodes.find(({ id }) => id === one.customerId)?.contractOn;
              return (
                <tr key={one.customerId}>
                  <th scope="row"><span className="catalogue-name"><Link to={`/customers/${one.customerId}`}>{one.name}</Link></span></th>
                  <td data-label="Contract">{standing && (standing.state === 'IN_FORCE' ? standing.contract?.policy ?? standing.contract?.slaPolicy?.name ?? 'in force' : standing.sentence)}</td>
                  <td data-label="Open">{one.incidents.map(({ key, title }, index) => <span key={key}>{index > 0 && ', '}<Link to={`/incidents/${key}`} title={visibleText(title)}>{key}</Link></span>)}</td>
                  <td data-label="Told"><Told open={one} /></td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </section>
  );
}
