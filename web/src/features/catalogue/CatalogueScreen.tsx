import { useState, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { TimeField } from '@/fields/TimeField';
import { dateAndTime } from '@/time/formatting';
import { readWallClock, startOfMinute, wallClockText } from '@/time/wallClockText';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { useZoneView } from '@/zones/zoneView';
import { useKnownAt } from './knownAt';
import '@/ui/segmented.css';
import './catalogue.css';

const views = [['/services', 'Overview'], ['/channels', 'Channels'], ['/customers', 'Customers'], ['/teams', 'Teams']] as const;

interface CatalogueScreenProps {
  title: string;
  above?: ReactNode;
  /** What a manager does here. Not in the past. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One screen of the catalogue: the others beside its title, and as it was known at an earlier moment. */
export function CatalogueScreen({ title, above, actions, children }: CatalogueScreenProps) {
  const { at, setAt } = useKnownAt();
  const { zone } = useZoneView();
  const [asks, setAsks] = useState(false);
  return (
    <>
      {at !== null && <Banner tone="violet" action={<Button small look="ghost" onClick={() => { setAt(null); }}>Back to now</Button>}>As known at {dateAndTime(at, zone)}: what was added or changed later is not in it.</Banner>}
      <Screen title={title} {...(above !== undefined && { above })}
        views={above === undefined && (
          <nav className="segmented" aria-label="Catalogue">
            {views.map(([to, name]) => <NavLink key={to} to={to}>{name}</NavLink>)}
          </nav>
        )}
        actions={<>{at === null && <Button look="ghost" aria-label="As known at an earlier moment" onClick={() => { setAsks(true); }}><Icon name="clock" /><span className="wide-only">As known at</span></Button>}{at === null && actions}</>}>
        <div className="catalogue">{children}</div>
      </Screen>
      {asks && <KnownAtDialog zone={zone} onChoose={(moment) => { setAsks(false); setAt(moment); }} onClose={() => { setAsks(false); }} />}
    </>
  );
}

function KnownAtDialog({ zone, onChoose, onClose }: { zone: string; onChoose: (moment: string) => void; onClose: () => void }) {
  const [text, setText] = useState(() => wallClockText(startOfMinute(Date.now()), zone));
  const read = readWallClock(text, zone);
  return (
    <Dialog title="As known at" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); if (read) onChoose(read.instant); }}>
        <TimeField label="Moment" zone={zone} value={text} onChange={setText} hint="What was recorded of the catalogue up to then, and nothing later." />
        <div className="dialog-foot"><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" disabled={!read}>Show it</Button></div>
      </form>
    </Dialog>
  );
}
