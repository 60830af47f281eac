import { NavLink, useLocation } from 'react-router';
import { roomTabs } from './roomTabs';
import '@/ui/segmented.css';

/** The views of one room. They keep the moment that it is looked at as of. */
export function RoomTabs({ incidentKey }: { incidentKey: string }) {
  const { search } = useLocation();
  return (
    <nav className="segmented room-tabs" aria-label="Views of the incident">
      {roomTabs.map(({ tab, words, path }) => <NavLink key={tab} to={{ pathname: `/incidents/${incidentKey}${path}`, search }} end>{words}</NavLink>)}
    </nav>
  );
}
