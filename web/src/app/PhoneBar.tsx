import { NavLink, useNavigate } from 'react-router';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { mayAs, type SignedIn } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { setZoneView, zoneViews } from '@/zones/zoneView';
import { destinationsFor } from './destinations';
import { prefer, usePreference } from './preferences';
import { themeWords } from './Rail';

interface PhoneBarProps { viewer: SignedIn; onSearch: () => void; onDeclare: () => void; onAccount: () => void }

const zoneWords = { incident: 'The incident’s zone', mine: 'My zone', utc: 'UTC' };

/** On a phone, below: what the thumb reaches. The place between Declare and More is that of Changes. */
export function PhoneBar({ viewer, onSearch, onDeclare, onAccount }: PhoneBarProps) {
  const navigate = useNavigate();
  const { main, setUp } = destinationsFor(viewer.role);
  const { view, incidentZone } = useZoneView();
  const theme = usePreference('theme');
  const zones = zoneViews.filter((one) => one !== 'incident' || incidentZone !== null);
  const parts: MenuPart[] = [
    ...[...main.slice(1), ...setUp].map(({ name, to, icon }): MenuPart => ({ label: name, icon: <Icon name={icon} />, run: () => { void navigate(to); } })),
    'rule',
    { heading: 'Show times in', value: zones.includes(view) ? view : 'mine', options: zones.map((value) => ({ value, label: zoneWords[value] })), onChange: (value) => { setZoneView(value as never); } },
    'rule',
    { heading: 'Theme', value: theme, options: (['device', 'light', 'dark'] as const).map((value) => ({ value, label: themeWords[value] })), onChange: (value) => { prefer('theme', value as never); } },
    'rule',
    { label: viewer.name, icon: <Icon name="people" />, run: onAccount },
  ];
  return (
    <nav className="phone-bar" aria-label="Main, on a phone">
      <NavLink to="/" end><Icon name="board" size={20} />Board</NavLink>
      <button type="button" onClick={onSearch}><Icon name="search" size={20} />Search</button>
      {mayAs(viewer.role, 'RESPONDER') ? <button type="button" onClick={onDeclare}><span className="phone-declare"><Icon name="plus" size={19} /></span>Declare</button> : <span />}
      <span />
      <Menu side="top" parts={parts} trigger={<button type="button"><Icon name="menu" size={20} />More</button>} />
    </nav>
  );
}
