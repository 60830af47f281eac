import { useState } from 'react';
import { EmptyState } from '@/ui/feedback';
import { Screen } from '@/ui/Screen';
import { Tabs } from '@/ui/Tabs';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { ControlParts } from './ControlParts';
import { OverParts } from './OverParts';
import { SignParts } from './SignParts';
import { StateParts } from './StateParts';
import './parts.css';

type Kind = 'controls' | 'signs' | 'states' | 'over';

/** Every part that screens are made of, in every state. For administrators, and for whoever changes one. */
export function PartsPage() {
  const [kind, setKind] = useState<Kind>('controls');
  if (!mayAs(useViewer().role, 'ADMINISTRATOR')) return <EmptyState page title="Only administrators look at the parts" />;
  return (
    <Screen title="Parts">
      <Tabs<Kind> label="Kind of part" value={kind} onChange={setKind} tabs={[
        { value: 'controls', label: 'Controls', panel: <ControlParts /> },
        { value: 'signs', label: 'Signs and clocks', panel: <SignParts /> },
        { value: 'states', label: 'States and tables', panel: <StateParts /> },
        { value: 'over', label: 'Over the page', panel: <OverParts /> },
      ]} />
    </Screen>
  );
}
