import { Link } from 'react-router';

const views = [['', 'Policies and calendars'], ['contracts', 'Contracts'], ['breaches', 'Breaches']] as const;

/** The lists of the SLA, as addresses. */
export function SlaViews({ current }: { current: string | null }) {
  return <nav className="segmented" aria-label="SLA">{views.map(([view, words]) => <Link key={view} to={view === '' ? '/sla' : `/sla?view=${view}`} aria-current={view === current ? 'page' : undefined}>{words}</Link>)}</nav>;
}
