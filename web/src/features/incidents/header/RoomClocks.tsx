import { useNow } from '@/time/useNow';
import { Clock } from '@/ui/Clock';
import { Popover } from '@/ui/Popover';
import { visibleText } from '@/ui/visibleText';
import { firstDay, type RoomIncident } from '../roomRecord';
import { ClockExplanation } from './ClockExplanation';
import { roomClocks, type RoomClock } from './clocks';

interface RoomClocksProps {
  incident: RoomIncident;
  zone: string;
  /** The moment that the room is looked at as of. Null: now. */
  at: string | null;
}

/** What runs, what is due and how it stands; each opens its explanation. */
export function RoomClocks({ incident, zone, at }: RoomClocksProps) {
  const ticking = useNow(1_000, at === null);
  const now = at === null ? ticking : Date.parse(at);
  const clocks = roomClocks(incident, { now, zone, day: firstDay(incident, zone), then: at !== null });
  return (
    <div className="room-clocks" role="group" aria-label="Clocks" tabIndex={0}>
      {clocks.map((clock) => (
        <Clock key={clock.of} label={visibleText(clock.label)} state={clock.state} quiet={clock.quiet} value={valueOf(clock)}
          {...(clock.anchors !== undefined && { anchors: visibleText(clock.anchors) })} {...(clock.share !== undefined && { share: clock.share })}
          opener={(
            <Popover title={visibleText(clock.label)} offset={52} trigger={<button type="button" className="clock-opener">{visibleText(clock.label)}</button>}>
              <ClockExplanation clock={clock} incident={incident} zone={zone} />
            </Popover>
          )} />
      ))}
    </div>
  );
}

const valueOf = ({ runs, value }: RoomClock) => (runs ? <span role="timer">{value}</span> : value);
