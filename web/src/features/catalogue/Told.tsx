import { dateAndTime } from '@/time/formatting';
import { channelWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { useZoneView } from '@/zones/zoneView';
import type { OpenForCustomer } from './openByCustomer';

/** Whether a customer was told of what is open. */
export function Told({ open }: { open: OpenForCustomer }) {
  const { zone } = useZoneView();
  const { toTellSince, told } = open;
  const moment = (at: string) => <Moment at={at} zone={zone}>{dateAndTime(at, zone)}</Moment>;
  if (toTellSince !== null) return <span className="late">not told yet, since {moment(toTellSince)}</span>;
  return told ? <span>told {moment(told.at)} by {channelWords[told.channel].toLowerCase()}</span> : <span className="muted">nobody said that they are to be told</span>;
}
