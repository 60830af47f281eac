import { useState } from 'react';
import { SessionError, signOut, signOutEverywhere } from '@/features/people/session';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import type { SignedIn } from '@/viewer/ViewerContext';
import { roleWords } from '@/words/words';
import { setSingleKeys, useSingleKeys } from '@/keys/keyboard';
import { prefer, usePreference } from './preferences';
import { themeWords } from './Rail';
import { UnsentBeforeLeaving } from './UnsentBeforeLeaving';

/** Who is signed in here, how they like to read in this browser, and the two ways out. What is not recorded yet is asked about first. */
export function AccountDialog({ viewer, onClose }: { viewer: SignedIn; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<((person: string) => Promise<void>) | null>(null);
  const start = usePreference('start');
  const theme = usePreference('theme');
  const density = usePreference('density');
  const single = useSingleKeys();
  const leave = (way: (person: string) => Promise<void>) => {
    way(viewer.actorId).catch((reason: unknown) => {
      setLeaving(null);
      setProblem(reason instanceof SessionError ? `${reason.message} You are still signed in, and nothing was removed.` : 'Signing out failed. Try again.');
    });
  };
  if (leaving) return <UnsentBeforeLeaving onLeave={() => { leave(leaving); }} onClose={() => { setLeaving(null); }} />;

  return (
    <Dialog title={viewer.name} onClose={onClose}>
      <p>Your role is {roleWords[viewer.role]}. Signing out everywhere ends your sessions on all devices within a second, such as one that you lost.</p>
      <SelectField label="Start with" value={start} onChange={(next) => { prefer('start', next); }} hint="Where Timeline opens in this browser."
        options={[{ value: 'role', label: 'What my role needs' }, { value: 'board', label: 'The board' }, { value: 'incidents', label: 'The incidents' }, { value: 'metrics', label: 'The metrics' }]} />
      <div className="grid-2">
        <SelectField label="Theme" value={theme} onChange={(next) => { prefer('theme', next); }} options={(['device', 'light', 'dark'] as const).map((value) => ({ value, label: themeWords[value] }))} />
        <SelectField label="Rows" value={density} onChange={(next) => { prefer('density', next); }} options={[{ value: 'comfortable', label: 'Comfortable' }, { value: 'compact', label: 'Compact' }]} />
      </div>
      <label className="check"><input type="checkbox" checked={single} onChange={(event) => { setSingleKeys(event.target.checked); }} />Single keys work while nobody types</label>
      {problem && <Notice tone="crit">{problem}</Notice>}
      <div className="dialog-foot">
        <Button data-autofocus onClick={() => { setLeaving(() => signOut); }}>Sign out here</Button>
        <Button look="danger" onClick={() => { setLeaving(() => signOutEverywhere); }}>Sign out everywhere</Button>
      </div>
    </Dialog>
  );
}
