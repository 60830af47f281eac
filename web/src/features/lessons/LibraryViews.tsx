import { NavLink } from 'react-router';
import '@/ui/segmented.css';

/** What was learnt, and what is to be done about it. */
export function LibraryViews({ lessons, actions }: { lessons?: number | undefined; actions?: number | undefined }) {
  return (
    <nav className="segmented" aria-label="Library">
      <NavLink to="/lessons">Lessons{lessons === undefined ? '' : ` ${lessons}`}</NavLink>
      <NavLink to="/actions">Actions{actions === undefined ? '' : ` ${actions}`}</NavLink>
    </nav>
  );
}
