import { clockTimeFrom } from '@/time/formatting';
import { Icon } from '@/ui/Icon';
import { firstDay, type RoomIncident } from './roomRecord';

/** When people were told to expect the next update, and since when they wait for one in vain. Nothing while neither is so. */
export function NextUpdate({ incident, zone }: { incident: RoomIncident; zone: string }) {
  const { nextUpdateDue: due, updateOverdueSince: overdue } = incident;
  const day = firstDay(incident, zone);
  return (
    <>
      {overdue != null && (
        <span className="chip chip-warn"><Icon name="clock" size={11} />Update overdue since <time dateTime={overdue} className="tabular">{clockTimeFrom(day, overdue, zone)}</time></span>
      )}
      {due != null && due !== overdue && (
        <span className="chip">Next update due <time dateTime={due} className="tabular">{clockTimeFrom(day, due, zone)}</time></span>
      )}
    </>
  );
}
