import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { MetricKind } from '@/gql/graphql';
import { clockTime, dayOf, shortDay } from '@/time/formatting';
import type { Reference } from '@/ui/MarkdownEditor';
import { visibleText } from '@/ui/visibleText';
import { kindWords, metricWords } from '@/words/words';

const References_Query = graphql(`
  query References_Query($key: String!) {
    incident(key: $key) {
      timeline(last: 500) { nodes { __typename ... on TimelineEntry { id kind text occurredAt retracted } } }
      actionItems { id text owner }
    }
  }
`);

const longest = 60;
const short = (text: string) => { const line = visibleText(text).replace(/[*_\`#>~[\]]/g, '').replace(/\s+/g, ' ').trim(); return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line; };

/** What text may refer to: the newest entries, the action items, the figures. Empty until it is read. */
export function useReferences(key: string, zone: string): readonly Reference[] {
  const [{ data }] = useQuery({ query: References_Query, variables: { key } });
  return useMemo(() => {
    const incident = data?.incident;
    if (!incident) return [];
    const entries = incident.timeline.nodes.flatMap((node): Reference[] => node.__typename !== 'TimelineEntry' || node.retracted ? [] : [{
      label: `${clockTime(node.occurredAt, zone)} ${short(node.text)}`, target: `timeline:entry/${node.id}`, detail: `${kindWords[node.kind]}, ${shortDay(dayOf(node.occurredAt, zone))}`,
    }]);
    const actions = incident.actionItems.map(({ id, text, owner }): Reference => ({ label: short(text), target: `timeline:action/${id}`, detail: owner === null ? 'Action, nobody yet' : `Action, ${owner}` }));
    const figures = (Object.entries(metricWords) as [MetricKind, string][]).map(([kind, label]): Reference => ({ label, target: `timeline:metric/${kind}`, detail: 'Figure' }));
    return [...entries.reverse(), ...actions, ...figures];
  }, [data, zone]);
}
