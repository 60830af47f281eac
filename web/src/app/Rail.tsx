import type { ReactElement } from 'react';
import { Link, NavLink } from 'react-router';
import { Keys } from '@/keys/Keys';
import { clockTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { cityOf } from '@/time/zones';
import { Avatar } from '@/ui/Avatar';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Tooltip } from '@/ui/Tooltip';
import type { SignedIn } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { ZoneSwitch } from '@/zones/ZoneSwitch';
import { destinationsFor, type Destination } from './destinations';
import { Logo } from './Logo';
import { OpenNow } from './OpenNow';
import { prefer, usePreference } from './preferences';

interface RailProps { viewer: SignedIn; folded: boolean; onSearch: () => void; onAccount: () => void }

const themeIcons = { device: 'auto', light: 'sun', dark: 'moon' } as const;
export const themeWords = { device: 'As the device', light: 'Light', dark: 'Dark' };

/** On the left: where one can go, what is open now, and how one reads. Folded, its words are in tooltips. */
export function Rail({ viewer, folded, onSearch, onAccount }: RailProps) {
  const { main, setUp } = destinationsFor(viewer.role);
  const { zone } = useZoneView();
  const now = useNow(15_000);
  const theme = usePreference('theme');
  const density = usePreference('density');
  // Unfolded, the words are there to be read out.
  const spoken = (name: string) => (folded ? { 'aria-label': name } : {});
  const named = (name: string, item: ReactElement) => (folded ? <Tooltip key={name} tip={name} side="right">{item}</Tooltip> : item);
  const link = ({ name, to, icon }: Destination) => named(name, (
    <NavLink key={name} className="rail-item" to={to} end={to === '/'} {...spoken(name)}><Icon name={icon} /><span className="rail-word">{name}</span></NavLink>
  ));

  return (
    <nav className="rail" aria-label="Main" data-folded={folded}>
      <Link to="/" className="rail-brand" {...spoken('Timeline')}><Logo /><span className="rail-word">Timeline</span></Link>
      {named('Search or do', (
        <button type="button" className="rail-search" {...spoken('Search or do')} onClick={onSearch}>
          <Icon name="search" size={14} /><span className="rail-word">Search or do…</span><span className="rail-word"><Keys keys="Control+k" /></span>
        </button>
      ))}
      {main.map(link)}
      {!folded && <OpenNow />}
      {setUp.length > 0 && <h2 className="rail-word">Set up</h2>}
      {setUp.map(link)}
      <div className="rail-foot">
        <ZoneSwitch side="right" trigger={(
          <button type="button" className="rail-item" {...spoken(`Time zone: ${cityOf(zone)}`)}>
            <Icon name="globe" /><span className="rail-word"><span className="visually-hidden">Time zone: </span>{cityOf(zone)}</span><span className="rail-word end">{clockTime(now, zone)}</span>
          </button>
        )} />
        <Menu side="right" parts={[
          { heading: 'Theme', value: theme, options: (['device', 'light', 'dark'] as const).map((value) => ({ value, label: themeWords[value] })), onChange: (value) => { prefer('theme', value as never); } },
          'rule',
          { heading: 'Rows', value: density, options: [{ value: 'comfortable', label: 'Comfortable' }, { value: 'compact', label: 'Compact' }], onChange: (value) => { prefer('density', value as never); } },
        ]} trigger={(
          <button type="button" className="rail-item" {...spoken('Theme')}><Icon name={themeIcons[theme]} /><span className="rail-word">Theme</span></button>
        )} />
        <button type="button" className="rail-item" aria-haspopup="dialog" onClick={onAccount}>
          <Avatar name={viewer.name} small decoration={!folded} /><span className="rail-word cut">{viewer.name}</span>
        </button>
      </div>
    </nav>
  );
}
