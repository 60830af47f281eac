import { NavLink } from 'react-router';
import '@/ui/segmented.css';

/** The views of one room. */
export function RoomViews({ incidentKey }: { incidentKey: string }) {
  const room = `/incidents/${incidentKey}`;
  return (
    <nav className="segmented" aria-label="Views of the incident">
      <NavLink to={room} end>Timeline</NavLink>
      <NavLink to={`${room}/postmortem`}>Postmortem</NavLink>
    </nav>
  );
}
