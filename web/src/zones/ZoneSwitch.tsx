import type { ReactElement } from 'react';
import { clockTime, offsetName } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { cityOf, deviceZone } from '@/time/zones';
import { Menu } from '@/ui/Menu';
import { setZoneView, useZoneView, zoneOf, zoneViews, type ZoneView } from './zoneView';

/** The one switch of the zone in which times are read, behind `trigger`. */
export function ZoneSwitch({ trigger, side }: { trigger: ReactElement; side?: 'top' | 'bottom' | 'right' }) {
  const { view, incidentZone } = useZoneView();
  const now = useNow(15_000);
  const names: Record<ZoneView, string> = { incident: `The incident’s: ${cityOf(incidentZone ?? '')}`, mine: `Mine: ${cityOf(deviceZone())}`, utc: 'UTC' };
  const options = zoneViews.filter((one) => one !== 'incident' || incidentZone !== null).map((one) => {
    const zone = zoneOf(one, incidentZone);
    const offset = offsetName(now, zone);
    return { value: one, label: names[one], end: `${clockTime(now, zone)}${offset === cityOf(zone) ? '' : ` ${offset}`}` };
  });
  const shown = view === 'incident' && incidentZone === null ? 'mine' : view;
  return (
    <Menu trigger={trigger} {...(side && { side })}
      parts={[{ heading: 'Show times in', value: shown, options, onChange: (value) => { setZoneView(value as ZoneView); } }]} />
  );
}
