import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { Role } from '@/gql/graphql';
import type { SignedIn } from '@/viewer/ViewerContext';
import { usePreference } from './preferences';

const Landing_Query = graphql(`
  query Landing_Query { incidents(first: 1, filter: { status: [DECLARED, ENGAGED, MITIGATED], severity: [SEV1, SEV2] }) { totalCount } }
`);
const Landing_EngagedQuery = graphql(`
  query Landing_EngagedQuery { incidents(first: 50, filter: { status: [ENGAGED, MITIGATED] }) { nodes { id key glance { engaged } } } }
`);

type Start = 'role' | 'board' | 'incidents' | 'metrics';

/** Where somebody lands who opens Timeline without an address: managers at the figures, but at the board while something grave is open; a responder in the room of the one incident that they have hands on. */
export function landingOf(start: Start, role: Role, graveOpen: boolean, engagedIn: readonly string[]): string {
  if (start !== 'role') return start === 'board' ? '/' : `/${start}`;
  if (role === 'RESPONDER' && engagedIn.length === 1) return `/incidents/${engagedIn[0] ?? ''}`;
  return role === 'MANAGER' && !graveOpen ? '/metrics' : '/';
}

/** Goes there once, when the application was opened at its root. True while it is not yet known where. */
export function useLanding(viewer: SignedIn | null): boolean {
  const { pathname, search, key } = useLocation();
  const start = usePreference('start');
  // `default`: nobody has gone anywhere yet since the page was loaded.
  const [open, setOpen] = useState(() => pathname === '/' && search === '' && key === 'default');
  const asks = open && start === 'role' && viewer?.role === 'MANAGER';
  const asksEngaged = open && start === 'role' && viewer?.role === 'RESPONDER';
  const [{ data, error }] = useQuery({ query: Landing_Query, pause: !asks });
  const [{ data: engaged, error: unread }] = useQuery({ query: Landing_EngagedQuery, pause: !asksEngaged });
  const navigate = useNavigate();
  const known = viewer !== null && (!asks || data !== undefined || error !== undefined) && (!asksEngaged || engaged !== undefined || unread !== undefined);

  useEffect(() => {
    if (!open || !known) return;
    const mine = (engaged?.incidents.nodes ?? []).filter(({ glance }) => glance?.engaged.includes(viewer.name)).map(({ key }) => key);
    const to = landingOf(start, viewer.role, (data?.incidents.totalCount ?? 1) > 0, mine);
    void Promise.resolve(to === '/' ? undefined : navigate(to, { replace: true })).then(() => { setOpen(false); });
  }, [open, known, start, viewer, data, engaged, navigate]);

  return open;
}
