import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import type { PostmortemChange_SubscriptionSubscription } from '@/gql/graphql';
import { PostmortemPage_Query, type Incident } from './postmortem';

const PostmortemChange_Subscription = graphql(`
  subscription PostmortemChange_Subscription($incidentId: ID!) {
    postmortemChanged(incidentId: $incidentId) { type section hold { by { personId } } }
  }
`);
const PostmortemRecord_Subscription = graphql(`
  subscription PostmortemRecord_Subscription($incidentId: ID!) {
    timelineChanged(incidentId: $incidentId) { sequence }
  }
`);

export type PostmortemChange = PostmortemChange_SubscriptionSubscription['postmortemChanged'];

/** Many changes at once are read once. */
const together = 400;

export interface LoadedPostmortem {
  incident: Incident | null;
  templates: readonly { id: string; name: string }[];
  /** Why the last reading failed, and since when what is shown is old. */
  failure: string | null;
  readAt: number;
  absent: boolean;
  reload: () => void;
  /** Grows with everything that may change what the document shows. */
  changes: number;
  changed: () => void;
}

/** The postmortem of the incident in the address, read again when somebody writes in it or records in the incident. */
export function usePostmortem(key: string, roles: boolean, onChange: (change: PostmortemChange) => void): LoadedPostmortem {
  const [{ data, error, fetching, stale }, read] = useQuery({ query: PostmortemPage_Query, variables: { key, names: roles ? 'ROLES' : 'PEOPLE' }, requestPolicy: 'cache-and-network' });
  const [kept, setKept] = useState<{ key: string; data: NonNullable<typeof data> } | null>(null);
  const [readAt, setReadAt] = useState(0);
  const [changes, setChanges] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // A failed reading, or another way to call people, keeps what is shown until there is something newer.
  if (data && kept?.data !== data) setKept({ key, data });
  const shown = kept?.key === key ? kept.data : data;

  useEffect(() => {
    const noted = setTimeout(() => { if (data) setReadAt(Date.now()); });
    return () => { clearTimeout(noted); };
  }, [data]);
  const reload = useCallback(() => { read({ requestPolicy: 'network-only' }); }, [read]);
  const changed = useCallback(() => { setChanges((before) => before + 1); }, []);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(reload, together);
    changed();
  }, [reload, changed]);
  useEffect(() => () => { clearTimeout(timer.current); }, []);

  const incidentId = shown?.incident?.id;
  const variables = incidentId === undefined ? null : () => ({ incidentId });
  useLive({
    document: PostmortemChange_Subscription, variables, onResume: soon, onGone: reload,
    onData: ({ postmortemChanged }) => { onChange(postmortemChanged); soon(); },
  });
  useLive({ document: PostmortemRecord_Subscription, variables, onData: soon });

  return {
    incident: shown?.incident ?? null, templates: shown?.postmortemTemplates ?? [],
    failure: error && !fetching && !stale ? failureOf(error).message : null,
    readAt, absent: shown !== undefined && shown.incident === null, reload, changes, changed,
  };
}
