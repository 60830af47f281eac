import { useSearchParams } from 'react-router';
import { useSignedOut } from '@/connection/session';
import { useConnectionStatus } from '@/connection/status';
import { roughDuration, runningClock, secondsBetween } from '@/time/durations';
import { clockTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { cityOf } from '@/time/zones';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { useZoneView } from '@/zones/zoneView';
import { dueNext, engagementFace, faceOf, mostUrgent, sorted, stateOf, type BoardLine } from './clocks';
import { useBoard } from './useBoard';
import './wall.css';

const most = 6;

/** `30:48`, `4:12 late`: to the second, where a row says it in words. */
function bigFace(line: BoardLine, zone: string, now: number): { label: string; state: string; value: string } {
  const clock = mostUrgent(line);
  if (!clock) return engagementFace(line, now);
  const face = faceOf(clock, zone, now);
  if (clock.state !== 'RUNNING' || clock.at == null) return { ...face, value: face.state === 'met' ? 'met' : face.value };
  const left = secondsBetween(now, clock.at);
  return { ...face, value: left <= 0 ? `${runningClock(-left)} late` : runningClock(left) };
}

/** One pixel a minute, around a square of eight pixels: nothing stands at one place for long. */
function shiftAt(now: number): string {
  const step = Math.floor(now / 60_000) % 32;
  const [side, along] = [Math.floor(step / 8), step % 8];
  const at = [[along, 0], [8, along], [8 - along, 8], [0, 8 - along]][side] ?? [0, 0];
  return `translate(${at[0] ?? 0}px, ${at[1] ?? 0}px)`;
}

/** For a screen on a wall: what is open, in letters that are read across a room. It takes no input, and says when it is not of now. */
export function Wall() {
  const now = useNow(1000);
  const { zone } = useZoneView();
  const [params] = useSearchParams();
  const { lines, failure, readAt, heardAt } = useBoard();
  const signedOut = useSignedOut();
  const lost = useConnectionStatus() === 'lost';
  // A wall is read by whoever walks by: what only those named may see is not on it unless they ask for it.
  const withPrivate = params.get('private') === 'yes';
  const seen = (lines ?? []).filter((line) => withPrivate || !line.private);
  const hidden = (lines ?? []).length - seen.length;
  const shown = sorted(seen, 'urgent').slice(0, most);
  const states = dueNext(seen).map(({ clock }) => stateOf(clock, now));
  const count = (state: string) => states.filter((one) => one === state).length;
  const last = Math.max(heardAt ?? 0, ...seen.map(({ glance }) => (glance?.lastEntryAt == null ? 0 : Date.parse(glance.lastEntryAt))));
  const old = signedOut ? 'Signed out: what is shown is not of now. Sign in on this device.'
    : failure !== null || lost ? `The connection is lost. ${readAt === null ? 'Nothing was read yet.' : `Read ${roughDuration(Math.max(0, secondsBetween(readAt, now)))} ago.`} Trying again.` : null;

  return (
    <main className="wall" data-old={old !== null} style={{ transform: shiftAt(now) }}>
      <header>
        <h1>{lines ? `${seen.length} open` : 'Board'}</h1>
        {count('late') > 0 && <span className="wall-late">{count('late')} late</span>}
        {count('risk') > 0 && <span className="wall-risk">{count('risk')} at risk</span>}
        <span className="grow" />
        <span className="wall-quiet">{cityOf(zone)}</span>
        <time>{clockTime(now, zone)}</time>
      </header>
      {old !== null && <p className="wall-old" role="alert"><Icon name="warning" size={26} />{old}</p>}
      {lines && shown.length === 0 && <p className="wall-nothing">Nothing is open.</p>}
      <ul>
        {shown.map((line) => {
          const face = bigFace(line, zone, now);
          const engaged = line.glance?.engaged ?? [];
          return (
            <li key={line.id} className={`wall-line wall-${face.state}`}>
              <SeverityBadge severity={line.severity} label={false} />
              <div className="wall-what">
                <h2 className="cut">{visibleText(line.title)}</h2>
                <p>
                  <span className="wall-quiet">{line.key}</span><StatusBadge status={line.status} />
                  {line.private && <span className="wall-quiet"><Icon name="lock" size={18} /> Private</span>}
                  {engaged.length === 0 ? <span className="wall-late">nobody yet</span> : <span className="cut">{engaged.map(visibleText).join(', ')}</span>}
                </p>
              </div>
              <div className="wall-clock"><p>{face.value}</p><small className="cut">{visibleText(face.label)}</small></div>
            </li>
          );
        })}
      </ul>
      <footer>
        {seen.length > most && <span>and {seen.length - most} more</span>}
        {hidden > 0 && <span>{hidden} private {hidden === 1 ? 'incident is' : 'incidents are'} not shown</span>}
        <span className="grow" />
        {old === null && lines && <span>live{last > 0 ? ` · last event ${roughDuration(Math.max(0, secondsBetween(last, now)))} ago` : ''}</span>}
      </footer>
    </main>
  );
}
