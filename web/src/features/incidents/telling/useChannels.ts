import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { Channel } from '@/gql/graphql';

// Each kind of its own: advice is of the kinds that are asked about.
const Channels_Query = graphql(`
  query Channels_Query($key: String!) {
    catalogue { channels(first: 50) { nodes { id name channel } } }
    incident(key: $key) {
      id
      email: channelAdvice(channel: EMAIL) { ...Channels_advice }
      chat: channelAdvice(channel: CHAT) { ...Channels_advice }
      phone: channelAdvice(channel: PHONE) { ...Channels_advice }
      sms: channelAdvice(channel: SMS) { ...Channels_advice }
      page: channelAdvice(channel: STATUS_PAGE) { ...Channels_advice }
      video: channelAdvice(channel: VIDEO) { ...Channels_advice }
      pager: channelAdvice(channel: PAGER) { ...Channels_advice }
      other: channelAdvice(channel: OTHER) { ...Channels_advice }
    }
  }
`);

export const Channels_advice = graphql(`
  fragment Channels_advice on ChannelAdvice { atRisk { channel { id channel } why } working { name } }
`);

/** A way to tell people: a channel of the catalogue, or a kind of which the catalogue has none. */
export interface Way { id: string | null; name: string; channel: Channel; /** Why it is not to be relied on. */ risk: string | null }

/** The ways there are, with what is to be known of each before it is used; and those that work. */
export function useChannels(key: string) {
  return useQuery({ query: Channels_Query, variables: { key }, requestPolicy: 'network-only' });
}
