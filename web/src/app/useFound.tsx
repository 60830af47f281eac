import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { SearchedThing, UseFound_QueryQuery } from '@/gql/graphql';
import type { IconName } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { StatusBadge } from '@/words/badges';
import type { Line } from './paletteLines';

const UseFound_Query = graphql(`
  query UseFound_Query($text: String!, $filter: SearchFilter) {
    search(text: $text, filter: $filter, first: 8) {
      nodes { nodeId thing entryId occurredAt incident { id key title status } fragments { parts { text marked } cutBefore cutAfter } }
    }
  }
`);

type Result = UseFound_QueryQuery['search']['nodes'][number];

const afterLastKey = 120;
const icons: Record<SearchedThing, IconName> = { INCIDENT: 'incident', ENTRY: 'note', THEORY: 'bulb', CAUSE: 'root', LESSON: 'bulb', ACTION_ITEM: 'flag' };

/** What the record says of the words, a moment after the last key. An answer to earlier words is not shown. */
export function useFound(typed: string, incident: string | null): { lines: Line[]; searching: boolean; failure: string | null } {
  const text = typed.trim().slice(0, 200);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => { setAsked(text); }, afterLastKey);
    return () => { clearTimeout(timer); };
  }, [text]);

  const pause = asked.length < 2;
  const filter = useMemo(() => (incident === null ? null : { incident: [incident] }), [incident]);
  const [{ data, error, operation }] = useQuery({ query: UseFound_Query, variables: { text: asked, filter }, pause });
  const answered = !pause && operation?.variables.text === text && (operation.variables.filter?.incident ?? null) === (filter?.incident ?? null);
  const nodes = answered ? data?.search.nodes : undefined;
  const lines = useMemo(() => (nodes ?? []).map(lineOf), [nodes]);
  return { lines, searching: text.length >= 2 && !(answered && (data ?? error)), failure: answered && error ? failureOf(error).message : null };
}

function lineOf({ nodeId, thing, entryId, incident, fragments }: Result): Line {
  const [fragment] = fragments;
  const parts = fragment?.parts ?? [];
  const whole = visibleText(parts.map((part) => part.text).join(''));
  const room = `/incidents/${incident.key}`;
  return {
    id: nodeId,
    icon: icons[thing],
    words: thing === 'INCIDENT' ? `${incident.key} ${visibleText(incident.title)}` : whole,
    shown: <>{fragment?.cutBefore && '…'}{parts.map((part, i) => (part.marked ? <mark key={i}>{visibleText(part.text)}</mark> : visibleText(part.text)))}{fragment?.cutAfter && '…'}</>,
    to: entryId == null ? room : `${room}#entry-${entryId}`,
    end: <>{incident.key}{thing === 'LESSON' ? ' · lesson' : ''} <StatusBadge status={incident.status} /></>,
  };
}
