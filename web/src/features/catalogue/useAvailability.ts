import { useMemo, useState } from 'react';
import { graphql, getFragmentData, type FragmentType } from '@/gql';
import { dayOf } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { hitsNow, type Hit } from './standing';

export const Availability_answer = graphql(`
  fragment Availability_answer on Availability {
    degradedIsDown
    services { key label figure { lostSeconds } windows(last: 10) { nodes { key level until incident { id severity title status } } } }
  }
`);

const DAY = 86_400_000;

/** The last days up to today, as availability is asked for. The same at every render. */
export function useLastDays(days: number): { from: string; to: string; zone: string } {
  const [now] = useState(() => Date.now());
  const zone = deviceZone();
  return { from: dayOf(now - days * DAY, zone), to: dayOf(now, zone), zone };
}

/** What hits each service now, and for how long it was not available. */
export function useAvailability(masked: FragmentType<typeof Availability_answer> | undefined): { hits: ReadonlyMap<string, readonly Hit[]>; down: ReadonlyMap<string, number> } | null {
  const answer = getFragmentData(Availability_answer, masked);
  return useMemo(() => answer ? { hits: hitsNow(answer.services), down: new Map(answer.services.map(({ key, figure }) => [key, figure.lostSeconds])) } : null, [answer]);
}
