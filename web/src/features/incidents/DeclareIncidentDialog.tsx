import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '@/commands/useCommand';
import { TimeField } from '@/fields/TimeField';
import { ZoneField } from '@/fields/ZoneField';
import { graphql } from '@/gql';
import type { Severity } from '@/gql/graphql';
import { readWallClock } from '@/time/wallClockText';
import { deviceZone, isZone } from '@/time/zones';
import { optionsOf, severityWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';

const DeclareIncidentDialog_DeclareMutation = graphql(`
  mutation DeclareIncidentDialog_DeclareMutation($input: DeclareIncidentInput!) {
    declareIncident(input: $input) { incident { id key } error { code message field } }
  }
`);

/** Opens an incident. Only the title must be typed; everything else can be said later. */
export function DeclareIncidentDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { run, sending, failure } = useCommand(DeclareIncidentDialog_DeclareMutation);
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<Severity>('SEV3');
  const [zone, setZone] = useState(deviceZone);
  const [reported, setReported] = useState('');
  const [drill, setDrill] = useState(false);
  const [blank, setBlank] = useState(false);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBlank(title.trim() === '');
    const at = readWallClock(reported, zone);
    if (title.trim() === '' || !isZone(zone) || (reported !== '' && !at)) return;
    const payload = await run({
      title: title.trim(), severity, zone, kind: drill ? 'DRILL' : 'REAL', ...(at && { reportedAt: at.instant }),
    });
    if (!payload?.incident) return;
    onClose();
    void navigate(`/incidents/${payload.incident.key}`);
  };

  const about = (field: string) => (failure?.field === field ? failure.message : null);
  const general = failure && !['title', 'reportedAt'].includes(failure.field ?? '') ? failure.message : null;

  return (
    <Dialog title="Declare incident" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <TextField label="What is wrong" data-autofocus maxLength={200} value={title} placeholder="Mail is down for everybody"
          error={blank ? 'Say in a few words what is wrong.' : about('title')} onChange={(e) => { setTitle(e.target.value); setBlank(false); }} />
        <SelectField label="Severity" value={severity} options={optionsOf(severityWords)} onChange={setSeverity} />
        {isZone(zone) && (
          <TimeField label="First contact: when somebody told you" zone={zone} value={reported} onChange={setReported}
            hint="The ticket-to-engagement clock starts here. Leave it empty if nobody has called yet." error={about('reportedAt')} />
        )}
        <ZoneField label="The incident's time zone" value={zone} onChange={setZone} />
        <label className="check"><input type="checkbox" checked={drill} onChange={(e) => { setDrill(e.target.checked); }} />This is a drill</label>
        {general && <Notice tone="crit">{general}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{sending ? 'Declaring…' : 'Declare'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
