import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { TextField } from '@/ui/Field';
import { about, CatalogueForm } from './CatalogueForm';
import { NamesField, type Named } from './NamesField';
import { useChoices } from './useChoices';

const ServiceDialog_AddMutation = graphql(`
  mutation ServiceDialog_AddMutation($input: AddServiceInput!) { addService(input: $input) { service { id } error { code message field } } }
`);
const ServiceDialog_ChangeMutation = graphql(`
  mutation ServiceDialog_ChangeMutation($input: ChangeServiceInput!) { changeService(input: $input) { service { id } error { code message field } } }
`);

interface ServiceDialogProps {
  /** Null: a new one. */
  service: { id: string; name: string; dependsOn: readonly Named[]; carries: readonly Named[]; keptBy: readonly Named[] } | null;
  onDone: () => void;
  onClose: () => void;
}

const ids = (all: readonly Named[]) => all.map(({ id }) => id);

/** A service: its name, what it stands on, which channels it carries, who keeps it. */
export function ServiceDialog({ service, onDone, onClose }: ServiceDialogProps) {
  const add = useCommand(ServiceDialog_AddMutation);
  const change = useCommand(ServiceDialog_ChangeMutation);
  const choices = useChoices();
  const [name, setName] = useState(service?.name ?? '');
  const [dependsOn, setDependsOn] = useState<readonly Named[]>(service?.dependsOn ?? []);
  const [carries, setCarries] = useState<readonly Named[]>(service?.carries ?? []);
  const [keptBy, setKeptBy] = useState<readonly Named[]>(service?.keptBy ?? []);
  const { sending, failure } = service ? change : add;
  const submit = async () => {
    const said = { name, dependsOn: ids(dependsOn), carries: ids(carries), keptBy: ids(keptBy) };
    if (await (service ? change.run({ serviceId: service.id, ...said }) : add.run(said))) onDone();
  };
  return (
    <CatalogueForm title={service ? `Change ${service.name}` : 'Add a service'} act={service ? 'Keep the changes' : 'Add the service'} sending={sending} failure={failure}
      fields={['name', 'dependsOn', 'carries', 'keptBy']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="Name" data-autofocus maxLength={200} value={name} error={about(failure, 'name')} onChange={(event) => { setName(event.target.value); }}
        hint={service ? 'What was recorded goes on being shown by the name of its time.' : undefined} />
      <NamesField label="Stands on" all={choices.services.filter(({ id }) => id !== service?.id)} chosen={dependsOn} onChange={setDependsOn} error={about(failure, 'dependsOn')} hint="Services that it does not work without." />
      <NamesField label="Carries" all={choices.channels} chosen={carries} onChange={setCarries} error={about(failure, 'carries')} hint="Channels that do not work without it. Updates warn of them while it is down." />
      <NamesField label="Kept by" all={choices.teams} chosen={keptBy} onChange={setKeptBy} error={about(failure, 'keptBy')} />
    </CatalogueForm>
  );
}
