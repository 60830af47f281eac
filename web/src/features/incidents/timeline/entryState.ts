import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { clockTimeFrom, dayOf } from '@/time/formatting';
import { decisionWords, theoryWords } from '@/words/words';
import type { Tone } from '@/ui/Tag';
import type { RoomEntry, RoomIncident } from '../roomRecord';

export const EntryState_Incident = graphql(`
  fragment EntryState_incident on Incident {
    decisions { entryId outcome verifiedAt }
    timeBoxes { entryId state settledAt }
    demands { entryId state metAt }
    etas { entryId supersededBy slips }
  }
`);

/** How what an entry began stands by now. */
export interface EntryState { words: string; tone: Tone }

/** By entry: theories, decisions and promises, with when that was settled. */
export function entryStates(incident: RoomIncident, entries: ReadonlyMap<string, { entry: RoomEntry }>, zone: string): ReadonlyMap<string, EntryState> {
  const { decisions, timeBoxes, demands, etas } = getFragmentData(EntryState_Incident, incident as FragmentType<typeof EntryState_Incident>);
  const states = new Map<string, EntryState>();
  const day = (id: string) => { const entry = entries.get(id)?.entry; return entry ? dayOf(entry.occurredAt, zone) : null; };
  const at = (id: string, moment: string | null | undefined) => (moment == null ? '' : ` ${clockTimeFrom(day(id), moment, zone)}`);
  const say = (id: string, words: string, tone: Tone) => { states.set(id, { words, tone }); };
  for (const { entryId, status, settledAt } of incident.hypotheses) {
    say(entryId, `${theoryWords[status].toLocaleLowerCase('en')}${at(entryId, settledAt)}`, status === 'CONFIRMED' ? 'ok' : status === 'OPEN' ? 'violet' : 'plain');
  }
  for (const { entryId, outcome, verifiedAt } of decisions) {
    if (outcome != null) say(entryId, `${decisionWords[outcome].toLocaleLowerCase('en')}${at(entryId, verifiedAt)}`, outcome === 'HELD' ? 'ok' : 'crit');
  }
  for (const { entryId, state, settledAt } of timeBoxes) {
    if (state !== 'RUNNING') say(entryId, `${state.toLocaleLowerCase('en')}${at(entryId, settledAt)}`, state === 'EXPIRED' ? 'crit' : state === 'MET' ? 'ok' : 'plain');
  }
  for (const { entryId, state, metAt } of demands) {
    if (state !== 'OPEN') say(entryId, `${state.toLocaleLowerCase('en').replace(/_/g, ' ')}${at(entryId, metAt)}`, metAt == null ? 'crit' : 'ok');
  }
  for (const { entryId, supersededBy, slips } of etas) {
    if (supersededBy != null) say(entryId, 'another since', 'plain');
    else if (slips > 0) say(entryId, slips === 1 ? 'later than said before' : `later for the ${slips}. time`, 'high');
  }
  for (const { entryId, kind, state } of incident.due) {
    if (state === 'OVERDUE' && kind !== 'TIME_BOX' && kind !== 'DEMAND') say(entryId, 'late', 'crit');
  }
  return states;
}
