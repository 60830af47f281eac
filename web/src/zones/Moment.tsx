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
  const zones = [...new Set([zone, deviceZone(), 'UTC'])];
  const tip = (
    <>
      {zones.map((one) => <p key={one} className="tabular">{dateAndTime(at, one)} {cityOf(one)}{offsetName(at, one) === cityOf(one) ? '' : `, ${offsetName(at, one)}`}</p>)}
      {recordedAt !== undefined && <p className="tabular">Recorded {dateAndTime(recordedAt, zone)}</p>}
    </>
  );
  return <Tooltip tip={tip}><time dateTime={at}>{children}</time></Tooltip>;
}
