import { Link, useLocation } from 'react-router';
import { useEntryQueue, useSending } from '@/features/incidents/unsentEntries';
import { useUnsent } from '@/offline/useUnsent';
import { isOnItsWay } from '@/offline/unsent';
import { Banner } from '@/ui/Banner';

/** Sends what waits, and leads to the rooms in which something was not recorded. A room says it of its own. */
export function Unsent() {
  const queue = useEntryQueue();
  useSending(queue);
  const { items } = useUnsent(queue);
  const { pathname } = useLocation();
  const failed = items.filter((item) => !isOnItsWay(item)).map(({ incidentKey, command }) => incidentKey ?? command.incidentId);
  const elsewhere = [...new Set(failed)].filter((key) => pathname !== `/incidents/${key}`);
  if (elsewhere.length === 0) return null;
  return (
    <Banner tone="warn">
      Not everything you recorded was taken: {elsewhere.map((key, n) => <span key={key}>{n > 0 && ', '}<Link to={`/incidents/${key}`}>{key}</Link></span>)}. Your words are there, with the reason.
    </Banner>
  );
}
