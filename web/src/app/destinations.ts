import type { Role } from '@/gql/graphql';
import { mayAs } from '@/viewer/ViewerContext';
import type { IconName } from '@/ui/Icon';

export interface Destination { name: string; to: string; icon: IconName; keys?: string; for?: Role; also?: string }

/** Where one can go, in the order of the rail. What has no screen yet is not in it. */
const main: readonly Destination[] = [
  { name: 'Board', to: '/', icon: 'board', keys: 'g b', also: 'open now due' },
  { name: 'Incidents', to: '/incidents', icon: 'incident', keys: 'g i', also: 'list all' },
  { name: 'Postmortems', to: '/postmortems', icon: 'document', keys: 'g p', also: 'drafts reviews published' },
  { name: 'Lessons', to: '/lessons', icon: 'bulb', keys: 'g l', also: 'learnt actions' },
  { name: 'Metrics', to: '/metrics', icon: 'figures', keys: 'g m', also: 'figures service reports' },
];
const setUp: readonly Destination[] = [
  { name: 'SLA', to: '/sla', icon: 'sla', keys: 'g s', also: 'policies calendars contracts breaches targets holidays' },
  { name: 'Services', to: '/services', icon: 'parts', also: 'catalogue dependencies stands on' },
  { name: 'Channels', to: '/channels', icon: 'megaphone', also: 'catalogue e-mail phone status page' },
  { name: 'Customers', to: '/customers', icon: 'building', also: 'catalogue contracts segments' },
  { name: 'Teams', to: '/teams', icon: 'hands', also: 'catalogue members keeps' },
  { name: 'People', to: '/people', icon: 'people', for: 'ADMINISTRATOR', also: 'invite' },
  { name: 'Tokens', to: '/tokens', icon: 'token', for: 'ADMINISTRATOR', also: 'access program API' },
  { name: 'Audit', to: '/audit', icon: 'eye', for: 'ADMINISTRATOR', also: 'who changed what corrections retracted redacted' },
  { name: 'System', to: '/system', icon: 'settings', for: 'ADMINISTRATOR', also: 'projections behind the record GraphiQL' },
];

export function destinationsFor(role: Role): { main: readonly Destination[]; setUp: readonly Destination[] } {
  const may = (one: Destination) => one.for === undefined || mayAs(role, one.for);
  return { main: main.filter(may), setUp: setUp.filter(may) };
}
