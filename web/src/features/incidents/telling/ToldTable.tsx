import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { channelWords, customerContactWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import { firstDay } from '../roomRecord';
import type { SideProps } from '../side/side';

const ToldTable_incident = graphql(`
  fragment ToldTable_incident on Incident {
    customersToTell { name customerId since reason lastContact { entryId channel outcome at toldBy } }
    customerContacts { entryId customer customerId person channel outcome at toldBy }
  }
`);

/** Who of the customers is still to be told, then who was, when, by whom and how. */
export function ToldTable({ told, incident, zone, may, onRecord }: SideProps & { told: FragmentType<typeof ToldTable_incident> }) {
  const { customersToTell: waiting, customerContacts: contacts } = getFragmentData(ToldTable_incident, told);
  const day = firstDay(incident, zone);
  const time = (at: string) => clockTimeFrom(day, at, zone);
  const done = contacts.filter(({ outcome }) => outcome === 'TOLD');
  const add = may.record && <Button small look="ghost" onClick={() => { onRecord('customersToTell'); }}>Customers to tell</Button>;
  return (
    <Section title="Who is still to be told" action={add}>
      {waiting.length === 0 && <p className="muted">{done.length === 0 ? 'No customer is named by an impact, nor added by hand.' : 'Nobody: everybody who was to be told was.'}</p>}
      {waiting.length + done.length > 0 && (
        <Table label="Customers and who told them">
          <thead><tr><th scope="col">Customer</th><th scope="col">Told</th><th scope="col">By whom</th><th scope="col">How</th><th scope="col"><span className="visually-hidden">Act</span></th></tr></thead>
          <tbody>
            {waiting.map((one) => (
              <tr key={`waits ${one.customerId ?? one.name}`}>
                <th scope="row">{visibleText(one.name)}<span className="told-why">{visibleText(one.reason)}, since {time(one.since)}</span></th>
                <td><Tag tone="crit">not told</Tag></td>
                <td>{one.lastContact && visibleText(one.lastContact.toldBy)}</td>
                <td>{one.lastContact && <EntryLink id={one.lastContact.entryId}>{customerContactWords[one.lastContact.outcome].toLowerCase()} {time(one.lastContact.at)}, {channelWords[one.lastContact.channel].toLowerCase()}</EntryLink>}</td>
                <td>{may.record && <Button small aria-label={`Record contact: ${one.name}`} onClick={() => { onRecord('customerContact', { customer: one.name, customerId: one.customerId ?? '' }); }}>Record contact</Button>}</td>
              </tr>
            ))}
            {done.map((one) => (
              <tr key={one.entryId}>
                <th scope="row">{visibleText(one.customer)}{one.person != null && <span className="told-why">{visibleText(one.person)}</span>}</th>
                <td><EntryLink id={one.entryId}>{time(one.at)}</EntryLink></td>
                <td>{visibleText(one.toldBy)}</td>
                <td>{channelWords[one.channel]}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
