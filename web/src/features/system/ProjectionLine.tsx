import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { SystemLine } from './SystemLine';

const ProjectionLine_projection = graphql(`
  fragment ProjectionLine_projection on Projection { name version position newest lag lastUpdated owner parked { parkedEventId position type error failedAt } }
`);

const words: Record<string, string> = { LessonLibrary: 'the library of lessons', Search: 'what can be searched', IncidentFacts: 'figures over many incidents', ActionItemLibrary: 'the list of action items', PostmortemLibrary: 'the list of postmortems, and the reviews that wait' };

/** One projection: how far it is, and what it could not take in. */
export function ProjectionLine({ projection: masked, zone, onRetry }: { projection: FragmentType<typeof ProjectionLine_projection>; zone: string; onRetry: (parkedEventId: string) => void }) {
  const { name, version, position, newest, lag, lastUpdated, owner, parked } = getFragmentData(ProjectionLine_projection, masked);
  const act = owner === null || owner === undefined ? 'No node keeps it right now: another takes over within seconds. When none does, start a node.' : parked.length > 0 ? 'It goes on without what is parked. Put the cause right, then try again.' : undefined;
  return (
    <SystemLine name={name} healthy={parked.length === 0 && (lag === 0 || !!owner)} say={parked.length > 0 ? `${parked.length} parked` : lag === 0 ? 'up to date' : `${lag} behind`} {...(act !== undefined && { act })}>
      {words[name] && `${words[name].replace(/^./, (letter) => letter.toUpperCase())}. `}
      <span className="muted">Event {position} of {newest}, version {version}, kept by {owner ?? 'no node'}, moved last {lastUpdated ? dateAndTime(lastUpdated, zone) : 'never'}.</span>
      {parked.length > 0 && (
        <ul className="system-parked">
          {parked.map((event) => (
            <li key={event.parkedEventId}>
              <span><strong>{event.type ?? 'event'} at {event.position}</strong> <span className="small muted">failed {dateAndTime(event.failedAt, zone)}: {event.error}</span></span>
              <Button small aria-label={`Try again: ${event.type ?? 'event'} at ${event.position}`} onClick={() => { onRetry(event.parkedEventId); }}>Try again</Button>
            </li>
          ))}
        </ul>
      )}
    </SystemLine>
  );
}
