import type { Severity } from '@/gql/graphql';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { toast } from '@/ui/toast';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { optionsOf, severityWords } from '@/words/words';
import { formNamed } from '../recording/forms';
import type { OwnActs } from '../recording/useOwnActs';
import type { RoomIncident } from '../roomRecord';

/** How bad it is. Another is chosen and recorded at once; it can be taken back. */
export function SeverityMenu({ severity, acts }: { severity: Severity; acts: OwnActs | null }) {
  if (!acts) return <SeverityBadge severity={severity} />;
  const change = async (next: string) => {
    if (next === severity) return;
    const failure = await acts.record('severity', { severity: next });
    if (failure) toast(failure.message);
  };
  return (
    <Menu trigger={<Button look="ghost" small className="room-sign" title="Change the severity"><SeverityBadge severity={severity} /><Icon name="down" size={12} /></Button>}
      parts={[{ heading: 'Severity', value: severity, options: optionsOf(severityWords), onChange: (next) => { void change(next); } }]} />
  );
}

/** What can be said of the status where it stands, by the names of their forms; a rule before what goes back or ends it otherwise. */
export function statusForms({ status, cancelled }: Pick<RoomIncident, 'status' | 'cancelled'>, mayClose: boolean): readonly (string | 'rule')[] {
  const close = mayClose ? ['close'] : [];
  if (cancelled) return ['reopen'];
  switch (status) {
    case 'DECLARED': return ['engage', 'mitigate', 'resolve', 'rule', 'cancel', 'link', 'changeStatus'];
    case 'ENGAGED': return ['mitigate', 'resolve', 'rule', 'cancel', 'link', 'changeStatus'];
    case 'MITIGATED': return ['resolve', 'rule', 'cancel', 'link', 'changeStatus'];
    case 'RESOLVED': return [...close, 'rule', 'reopen', 'link'];
    case 'CLOSED': return ['reopen', 'link'];
  }
}

interface StatusMenuProps {
  incident: RoomIncident;
  may: { record: boolean; close: boolean };
  onRecord: (form: string) => void;
  onVerify: () => void;
}

/** How far it has come, and what can be said of that. Each asks what the domain wants to know. */
export function StatusMenu({ incident, may, onRecord, onVerify }: StatusMenuProps) {
  if (!may.record) return <StatusBadge status={incident.status} />;
  const verify: MenuPart[] = incident.status === 'RESOLVED' && !incident.milestones.some(({ kind }) => kind === 'VERIFIED') ? [{ label: 'Verified', icon: <Icon name="verified" />, run: onVerify }] : [];
  const parts = statusForms(incident, may.close).map((form): MenuPart => {
    if (form === 'rule') return 'rule';
    const { label, icon } = formNamed(form);
    return { label, icon: <Icon name={icon} />, run: () => { onRecord(form); } };
  });
  return (
    <Menu trigger={<Button look="ghost" small className="room-sign" title="Change the status"><StatusBadge status={incident.status} /><Icon name="down" size={12} /></Button>} parts={[...verify, ...parts]} />
  );
}
