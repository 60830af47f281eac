import type { Channel } from '@/gql/graphql';
import { channelWords } from '@/words/words';
import type { Way } from './useChannels';

interface Advice { atRisk: readonly { channel: { id: string; channel: Channel }; why: string }[]; working: readonly { name: string }[] }

/** Kinds that people use without a channel of the catalogue. */
const always: readonly Channel[] = ['PHONE', 'EMAIL', 'SMS', 'CHAT', 'IN_PERSON', 'STATUS_PAGE'];

/** The channels of the catalogue, then the kinds of which it has none; each with why it is not to be relied on. */
export function waysOf(channels: readonly { id: string; name: string; channel: Channel }[], advice: readonly Advice[]): readonly Way[] {
  const risks = new Map(advice.flatMap(({ atRisk }) => atRisk.map(({ channel, why }) => [channel.id, why] as const)));
  const named = channels.map(({ id, name, channel }): Way => ({ id, name, channel, risk: risks.get(id) ?? null }));
  const kinds = always.filter((kind) => !channels.some(({ channel }) => channel === kind)).map((kind): Way => ({ id: null, name: channelWords[kind], channel: kind, risk: null }));
  return [...named, ...kinds];
}

/** The names of what works, each once. */
export const workingOf = (advice: readonly Advice[]): readonly string[] => [...new Set(advice.flatMap(({ working }) => working.map(({ name }) => name)))];

/** What is chosen after a press: of channels in the catalogue several, of kinds without one only one, because an update has one kind. */
export function chosenAfter(chosen: readonly Way[], pressed: Way): readonly Way[] {
  if (chosen.includes(pressed)) return chosen.filter((way) => way !== pressed);
  return pressed.id === null ? [pressed] : [...chosen.filter(({ id }) => id !== null), pressed];
}
