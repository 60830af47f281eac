import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { uuidv7 } from '@/commands/uuidv7';
import { ZoneField } from '@/fields/ZoneField';
import { graphql } from '@/gql';
import type { DetectedBy, Severity } from '@/gql/graphql';
import { useNow } from '@/time/useNow';
import { readWallClock } from '@/time/wallClockText';
import { deviceZone, isZone } from '@/time/zones';
import { detectedByWords, optionsOf, severityWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Combobox } from '@/ui/Combobox';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { Field, SelectField, TextField } from '@/ui/Field';
import { toast } from '@/ui/toast';
import { FirstContactField } from './FirstContactField';
import { readFirstContact, unsaid } from './firstContact';
import { PeoplePicker } from './PeoplePicker';
import { idOf, useCatalogueNames } from './useCatalogueNames';

const DeclareIncidentDialog_DeclareMutation = graphql(`
  mutation DeclareIncidentDialog_DeclareMutation($input: DeclareIncidentInput!) {
    declareIncident(input: $input) { incident { id key } error { code message field } }
  }
`);
const DeclareIncidentDialog_ImpactMutation = graphql(`
  mutation DeclareIncidentDialog_ImpactMutation($input: StartImpactInput!) {
    startImpact(input: $input) { incident { id } error { code message field } }
  }
`);
const DeclareIncidentDialog_ToTellMutation = graphql(`
  mutation DeclareIncidentDialog_ToTellMutation($input: AddCustomersToTellInput!) {
    addCustomersToTell(input: $input) { incident { id } error { code message field } }
  }
`);

/** Opens an incident. Only what is wrong must be said; everything else can be said later. */
export function DeclareIncidentDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const client = useClient();
  const { run, sending, failure } = useCommand(DeclareIncidentDialog_DeclareMutation);
  const names = useCatalogueNames();
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<Severity>('SEV3');
  const [zone, setZone] = useState(deviceZone);
  const [contact, setContact] = useState(unsaid);
  const [service, setService] = useState('');
  const [customer, setCustomer] = useState('');
  const [detectedBy, setDetectedBy] = useState<DetectedBy | ''>('');
  const [hidden, setHidden] = useState(false);
  const [people, setPeople] = useState<readonly string[]>([]);
  const [drill, setDrill] = useState(false);
  const [asked, setAsked] = useState(false);
  const now = useNow(15_000);

  const read = isZone(zone) ? readFirstContact(contact, now, zone) : null;
  const contactProblem = read !== null && 'problem' in read ? read.problem : null;

  /** What is said of the impact makes entries of its own; what of it was refused is said in the room. */
  const sayImpact = async (incidentId: string, at: string | undefined) => {
    const named = { ...(customer.trim() !== '' && { customer: customer.trim(), customerId: idOf(names.customers, customer) }) };
    const common = { commandId: uuidv7(), incidentId, ...(at && { occurredAt: at }) };
    const { failure: unrecorded } = service.trim() !== ''
      ? await send(client, DeclareIncidentDialog_ImpactMutation, { input: { ...common, service: service.trim(), serviceId: idOf(names.services, service), level: 'DOWN', ...named } })
      : customer.trim() !== ''
        ? await send(client, DeclareIncidentDialog_ToTellMutation, { input: { ...common, customers: [{ name: customer.trim(), id: idOf(names.customers, customer) }] } })
        : { failure: null };
    if (unrecorded) toast(`Declared, but not what suffers: ${unrecorded.message}`);
  };

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (title.trim() === '' || !isZone(zone) || contactProblem !== null) return;
    const at = read !== null && 'value' in read ? readWallClock(read.value, zone)?.instant : undefined;
    const payload = await run({
      title: title.trim(), severity, zone, kind: drill ? 'DRILL' : 'REAL', ...(at && { reportedAt: at }), ...(detectedBy !== '' && { detectedBy }),
      ...(hidden && { private: true, people: [...people] }),
    });
    if (!payload?.incident) return;
    await sayImpact(payload.incident.id, at);
    onClose();
    void navigate(`/incidents/${payload.incident.key}`);
  };

  const fields = ['title', 'reportedAt', 'people', 'zone'];
  const about = (field: string) => (failure?.field === field ? failure.message : null);
  const general = failure && !fields.includes(failure.field ?? '') ? failure.message : null;
  const list = (label: string, value: string, known: readonly { name: string }[], onChange: (value: string) => void) => (
    <Field label={label}>{(described) => <Combobox value={value} onChange={onChange} items={known.map(({ name }) => name)} described={described} />}</Field>
  );

  return (
    <Dialog title="Declare incident" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <TextField label="What is wrong" data-autofocus maxLength={200} value={title} placeholder="Mail is down for everybody"
          error={asked && title.trim() === '' ? 'Say in a few words what is wrong.' : about('title')} onChange={(e) => { setTitle(e.target.value); }} />
        <div className="grid-2">
          <SelectField label="Severity" value={severity} options={optionsOf(severityWords)} onChange={setSeverity} />
          <FirstContactField said={contact} zone={zone} error={(asked ? contactProblem : null) ?? about('reportedAt')} onChange={setContact} />
          {list('Service that is down (optional)', service, names.services, setService)}
          {list('Customer (optional)', customer, names.customers, setCustomer)}
          <ZoneField label="The incident's time zone" value={zone} onChange={setZone} />
          <SelectField label="Detected by (optional)" value={detectedBy} options={[{ value: '', label: 'Not said' }, ...optionsOf(detectedByWords)]} onChange={setDetectedBy} />
        </div>
        <label className="check"><input type="checkbox" checked={drill} onChange={(e) => { setDrill(e.target.checked); }} />This is a drill</label>
        <label className="check"><input type="checkbox" checked={hidden} onChange={(e) => { setHidden(e.target.checked); }} />Private: only those named see it</label>
        {hidden && <PeoplePicker label="Who sees it besides you" people={names.people} chosen={people} hint="More can be named later. To everybody else its key is unknown." error={about('people')} onChange={setPeople} />}
        {general && <Notice tone="crit">{general}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" title="Ctrl + Enter" disabled={sending}>{sending ? 'Declaring…' : 'Declare'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
