import type { ReactNode } from 'react';
import { dateAndTime, offsetName } from '@/time/formatting';
import { cityOf, deviceZone } from '@/time/zones';
import { Tooltip } from '@/ui/Tooltip';

interface MomentProps {
  at: string;
  /** The incident's own zone. */
  zone: string;
  /** When it was recorded, where that matters. */
  recordedAt?: string;
  children: ReactNode;
}

/** A time. Pointing at it, or focus, shows it in the incident's zone, the reader's and UTC, and when it was recorded. */
export function Moment({ at, zone, recordedAt, children }: MomentProps) {
  const placeOf = (one: string) => (offsetName(at, one) === cityOf(one) ? cityOf(one) : `${cityOf(one)}, ${offsetName(at, one)}`);
  // `UTC` and `Etc/UTC` are one place to a reader.
  const zones = new Map([zone, deviceZone(), 'UTC'].map((one) => [placeOf(one), one]));
  const tip = (
    <>
      {[...zones].map(([place, one]) => <p key={place} className="tabular">{dateAndTime(at, one)} {place}</p>)}
      {recordedAt !== undefined && <p className="tabular">Recorded {dateAndTime(recordedAt, zone)}</p>}
    </>
  );
  return <Tooltip tip={tip}><time dateTime={at}>{children}</time></Tooltip>;
}
