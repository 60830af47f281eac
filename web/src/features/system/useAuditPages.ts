import { useEffect, useReducer, useRef } from 'react';
import { useClient, type Client } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { AuditFilter, AuditPages_QueryQuery } from '@/gql/graphql';

const AuditPages_Query = graphql(`
  query AuditPages_Query($first: Int!, $after: String, $filter: AuditFilter) {
    audit(first: $first, after: $after, filter: $filter) {
      nodes { position at hidden subject kind actor actorId source incident { id key title } entryId item reason redacted }
      pageInfo { hasNextPage endCursor }
      lookedBackTo
    }
  }
`);

export type AuditLine = AuditPages_QueryQuery['audit']['nodes'][number];

interface Reading { lines: readonly AuditLine[] | null; after: string | null; more: boolean; lookedBackTo: string | null; failure: string | null; busy: boolean }
const nothing: Reading = { lines: null, after: null, more: false, lookedBackTo: null, failure: null, busy: true };

const atOnce = 50;
/** A page may hold few or none while there is more behind it: so many are read for one press. */
const mostReads = 5;

async function read(client: Client, filter: AuditFilter, before: Reading): Promise<Reading> {
  let { after, lookedBackTo, more } = before;
  const lines: AuditLine[] = [];
  for (let reads = 0; reads < mostReads; reads++) {
    const { data, error } = await client.query(AuditPages_Query, { first: atOnce, after, filter }, { requestPolicy: 'network-only' }).toPromise();
    if (error || !data) return { ...before, lines: [...before.lines ?? [], ...lines], after, more, lookedBackTo, busy: false, failure: error ? failureOf(error).message : 'The answer was empty. Try again.' };
    const { nodes, pageInfo } = data.audit;
    lines.push(...nodes);
    ({ hasNextPage: more } = pageInfo);
    after = pageInfo.endCursor ?? after;
    lookedBackTo = data.audit.lookedBackTo ?? null;
    if (!more || lines.length >= atOnce) break;
  }
  return { lines: [...before.lines ?? [], ...lines], after, more, lookedBackTo: more ? lookedBackTo : null, failure: null, busy: false };
}

/** The audit page by page, the newest first, begun anew with each question. Null: nothing is asked yet. */
export function useAuditPages(filter: AuditFilter | null): Reading & { goOn: () => void; anew: () => void } {
  const client = useClient();
  const [reading, set] = useReducer((before: Reading, part: Partial<Reading>): Reading => ({ ...before, ...part }), nothing);
  const key = filter ? JSON.stringify(filter) : null;
  const asked = useRef(0);
  const start = (from: Reading) => {
    if (key === null) return;
    const mine = ++asked.current;
    set({ ...from, busy: true });
    void read(client, JSON.parse(key) as AuditFilter, from).then((next) => { if (mine === asked.current) set(next); });
  };
  const begin = useRef(start);
  useEffect(() => { begin.current = start; });
  useEffect(() => { begin.current(nothing); }, [client, key]);
  useEffect(() => () => { asked.current++; }, []);
  return { ...reading, goOn: () => { start(reading); }, anew: () => { start(nothing); } };
}
