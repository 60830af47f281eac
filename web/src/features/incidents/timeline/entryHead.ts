import { clockTimeFrom, dayOf } from '@/time/formatting';
import { audienceWords, bearingWords, channelWords, customerContactWords, decisionWords, impactWords, kindWords, outcomeWords, responseRoleWords, rungWords, severityWords, statusWords } from '@/words/words';
import type { EntryKind } from '@/gql/graphql';
import { visibleText } from '@/ui/visibleText';
import type { RoomEntry } from '../roomRecord';

/** What an entry is, in a few words, and which of its facts they say. */
export interface EntryHead {
  words: string;
  /** Behind it, smaller: how, whom, over what. */
  more: string;
  said: ReadonlySet<string>;
}

/** Another entry of the incident. Null: it is not loaded. */
export type FindEntry = (id: string) => RoomEntry | null;

interface Saying {
  value: (name: string) => string;
  /** The fact as people call it, by the record of words. */
  word: <T extends string>(name: string, words: Record<T, string>) => string;
  clock: (name: string) => string;
  /** The service of the impact that it is about. */
  service: () => string;
}

const low = (words: string) => (words === '' ? '' : (words[0] ?? '').toLocaleLowerCase('en') + words.slice(1));
const role = ({ value, word }: Saying) => value('roleName') || word('role', responseRoleWords);
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');

/** The kinds whose facts say more than their name. */
const heads: Partial<Record<EntryKind, (say: Saying) => readonly [string, string?]>> = {
  CONTACT_ATTEMPT: (say) => [`${say.value('who')}: ${low(say.word('outcome', outcomeWords))}`, joined(low(say.word('rung', rungWords)), low(say.word('channel', channelWords)))],
  ENGAGEMENT: ({ value }) => [`${value('who')}: hands on it`, value('how')],
  ROLE_TAKEN: (say) => [`${say.value('who')} is ${low(role(say))}`],
  ROLE_HANDED_OVER: (say) => [`${role(say)}: ${say.value('from')} → ${say.value('to')}`],
  ROLE_RELEASED: (say) => [`${say.value('who')} gives up ${low(role(say))}`],
  RESPONDER_RELEASED: ({ value }) => [`${value('who')} is released`],
  VENDOR_ESCALATED: ({ value, word }) => [`${value('vendor')} called in`, joined(value('caseNumber') && `case ${value('caseNumber')}`, low(word('channel', channelWords)))],
  VENDOR_ENGAGED: ({ value }) => [`${value('vendor')} is at work`, joined(value('who'), value('caseNumber') && `case ${value('caseNumber')}`)],
  UPDATE: ({ word }) => [`Update to ${low(word('audience', audienceWords))}`, low(word('channel', channelWords))],
  CUSTOMER_CONTACT: ({ value, word }) => [`${value('customer')}: ${low(word('outcome', customerContactWords))}`, joined(value('person'), low(word('channel', channelWords)))],
  FEEDBACK: ({ value, word }) => [value('fromWhom') === '' ? kindWords.FEEDBACK : `${value('fromWhom')} says`, low(word('channel', channelWords))],
  IMPACT_START: ({ value, word }) => [`${value('service')}: ${low(word('level', impactWords))}`, joined(value('segment'), value('customer'), people(value('affected')))],
  IMPACT_CHANGE: ({ value, word, service }) => [`${service()}: ${low(word('level', impactWords)) || 'changed'}`, people(value('affected'))],
  IMPACT_END: ({ service }) => [`${service()}: works again`],
  RECOVERY_STAGE: ({ value }) => [`Works again: ${value('stage')}`, value('forWhom') && `for ${value('forWhom')}`],
  STATUS: ({ word }) => [word('status', statusWords) || kindWords.STATUS],
  SEVERITY_CHANGE: ({ word }) => [word('severity', severityWords) === '' ? kindWords.SEVERITY_CHANGE : `Now ${word('severity', severityWords)}`],
  ETA: ({ value, clock }) => [`Expected ${clock('by')}${clock('byLatest') && `–${clock('byLatest')}`}`, value('for')],
  TIME_BOX: ({ value, clock }) => [`Time box to ${clock('deadline')}`, value('for')],
  DEMAND: ({ value, word, clock }) => [`${value('fromWhom')} demands it by ${clock('by')}`, low(word('channel', channelWords))],
  EVIDENCE: ({ word }) => [word('bearing', bearingWords) === '' ? kindWords.EVIDENCE : `Evidence: ${low(word('bearing', bearingWords))}`],
  DECISION_VERIFICATION: ({ word }) => [word('outcome', decisionWords) === '' ? kindWords.DECISION_VERIFICATION : `Decision: ${low(word('outcome', decisionWords))}`],
};

const people = (count: string) => (count === '' ? '' : count === '1' ? '1 person' : `${count} people`);

/** The headline of an entry. Moments are clocks in the zone on screen, with the day where it is another than the entry's. */
export function entryHead(entry: RoomEntry, find: FindEntry, zone: string): EntryHead {
  const said = new Set<string>();
  const fact = (name: string) => { const found = entry.facts.find((each) => each.name === name); if (found) said.add(name); return found; };
  const day = dayOf(entry.occurredAt, zone);
  const saying: Saying = {
    value: (name) => visibleText(fact(name)?.value ?? ''),
    word: (name, words) => { const found = fact(name); return found ? (words as Record<string, string>)[found.input ?? ''] ?? visibleText(found.value) : ''; },
    clock: (name) => { const at = fact(name)?.at; return at == null ? '' : clockTimeFrom(day, at, zone); },
    service: () => {
      const impact = find(fact('impactId')?.entryId ?? '');
      return visibleText(impact?.facts.find(({ name }) => name === 'service')?.value ?? 'Impact');
    },
  };
  const [words, more = ''] = heads[entry.kind]?.(saying) ?? [kindWords[entry.kind]];
  return { words, more, said };
}
