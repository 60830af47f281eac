import { useQuery } from 'urql';
import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { Channel } from '@/gql/graphql';
import { Icon, type IconName } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { channelWords } from '@/words/words';
import { ChannelDialog } from './ChannelDialog';
import { HitTags, Works } from './HitTags';
import { ItemActs } from './ItemActs';
import { channelStanding, type Hit } from './standing';

export const ChannelTable_channel = graphql(`
  fragment ChannelTable_channel on CatalogueChannel { id name channel carriedBy { id name } retired { at reason } }
`);
const ChannelTable_AffectedQuery = graphql(`
  query ChannelTable_AffectedQuery($serviceIds: [ID!]!) {
    catalogue { channelsAffectedBy(serviceIds: $serviceIds) { channel { id } way { id } why } }
  }
`);

const icons: Partial<Record<Channel, IconName>> = { PHONE: 'phone', EMAIL: 'mail', CHAT: 'speech', SMS: 'speech', STATUS_PAGE: 'globe', IN_PERSON: 'people' };

interface ChannelTableProps {
  channels: readonly FragmentType<typeof ChannelTable_channel>[];
  /** What hits services now. Null: of an earlier moment, when nothing is said of today. */
  hits: ReadonlyMap<string, readonly Hit[]> | null;
  /** Given, there is what a manager does. */
  onChanged?: () => void;
}

/** How people are told, what each way stands on, and whether it works today. */
export function ChannelTable({ channels, hits, onChanged }: ChannelTableProps) {
  const serviceIds = [...(hits?.keys() ?? [])].filter((id) => /^[0-9a-f-]{36}$/.test(id)).sort().slice(0, 200);
  const [{ data }] = useQuery({ query: ChannelTable_AffectedQuery, variables: { serviceIds }, pause: serviceIds.length === 0, requestPolicy: 'cache-and-network' });
  const affected = serviceIds.length === 0 ? [] : data?.catalogue.channelsAffectedBy;
  return (
    <Table label="Channels" stacks>
      <thead><tr><th scope="col">Channel</th><th scope="col">Stands on</th>{hits && <><th scope="col">Today</th><th scope="col">Why</th></>}{onChanged && <th scope="col"><span className="visually-hidden">Change</span></th>}</tr></thead>
      <tbody>
        {channels.map((masked) => {
          const channel = getFragmentData(ChannelTable_channel, masked);
          const standing = hits && affected && !channel.retired ? channelStanding(channel, affected, hits) : null;
          return (
            <tr key={channel.id}>
              <th scope="row"><span className="catalogue-name"><Icon name={icons[channel.channel] ?? 'megaphone'} />{channel.name}{channel.retired && <Tag title={channel.retired.reason ?? ''}>retired</Tag>}{channel.name !== channelWords[channel.channel] && <span className="muted small">{channelWords[channel.channel].toLowerCase()}</span>}</span></th>
              <td data-label="Stands on">{channel.carriedBy.length === 0 ? <span className="muted">nothing of ours</span> : channel.carriedBy.map(({ id, name }, index) => <span key={id}>{index > 0 && ', '}<Link to={`/services/${id}`}>{name}</Link></span>)}</td>
              {hits && <td data-label="Today">{standing && (standing.state === 'works' ? <Works /> : <Tag tone={standing.state === 'down' ? 'crit' : 'high'}><Icon name="warning" size={11} />{standing.state === 'down' ? 'does not work' : 'at risk'}</Tag>)}</td>}
              {hits && <td data-label="Why" className="muted">{standing && <span className="catalogue-tags">{standing.why}{standing.hits.length > 0 && <HitTags hits={standing.hits} />}</span>}</td>}
              {onChanged && <td className="acts"><ItemActs item={{ ...channel, retired: !!channel.retired }} onChanged={onChanged} form={(done, close) => <ChannelDialog channel={channel} onDone={done} onClose={close} />} /></td>}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
