import { Icon, type IconName } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import type { Channel } from '@/gql/graphql';
import { channelWords } from '@/words/words';
import type { Way } from './useChannels';

const icons: Record<Channel, IconName> = {
  PHONE: 'phone', EMAIL: 'mail', CHAT: 'speech', SMS: 'speech', PAGER: 'bell', VIDEO: 'people', IN_PERSON: 'people', STATUS_PAGE: 'globe', OTHER: 'megaphone',
};

/** One way to tell them. One that stands on what suffers is amber, with the reason. */
export function WayChoice({ way, chosen, onPress }: { way: Way; chosen: boolean; onPress: () => void }) {
  const kind = way.name === channelWords[way.channel] ? '' : channelWords[way.channel];
  return (
    <label className={way.risk === null ? 'send-way' : 'send-way send-risk'}>
      <input type="checkbox" className="visually-hidden" checked={chosen} onChange={onPress} />
      <Icon name={icons[way.channel]} />
      <span><b>{visibleText(way.name)}</b><small>{way.risk === null ? kind : visibleText(way.risk)}</small></span>
      {chosen && <Icon name="tick" />}
    </label>
  );
}
