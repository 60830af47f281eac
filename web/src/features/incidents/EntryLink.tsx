import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { roomOf } from './header/roomTabs';

/** The way to an entry on the timeline, from whatever tab of the room; the moment that the room is looked at as of stays. */
export function EntryLink({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  const { pathname, search } = useLocation();
  return <Link {...(className !== undefined && { className })} to={{ pathname: roomOf(pathname), search, hash: `#entry-${id}` }}>{children}</Link>;
}
