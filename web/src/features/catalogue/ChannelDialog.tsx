import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { Channel } from '@/gql/graphql';
import { SelectField, TextField } from '@/ui/Field';
import { channelWords, optionsOf } from '@/words/words';
import { about, CatalogueForm } from './CatalogueForm';

const ChannelDialog_AddMutation = graphql(`
  mutation ChannelDialog_AddMutation($input: AddChannelInput!) { addChannel(input: $input) { channel { id } error { code message field } } }
`);
const ChannelDialog_ChangeMutation = graphql(`
  mutation ChannelDialog_ChangeMutation($input: ChangeChannelInput!) { changeChannel(input: $input) { channel { id } error { code message field } } }
`);

interface ChannelDialogProps { channel: { id: string; name: string; channel: Channel } | null; onDone: () => void; onClose: () => void }

/** A way to tell people. What carries it is said by the service that does. */
export function ChannelDialog({ channel, onDone, onClose }: ChannelDialogProps) {
  const add = useCommand(ChannelDialog_AddMutation);
  const change = useCommand(ChannelDialog_ChangeMutation);
  const [name, setName] = useState(channel?.name ?? '');
  const [kind, setKind] = useState<Channel>(channel?.channel ?? 'EMAIL');
  const { sending, failure } = channel ? change : add;
  const submit = async () => {
    if (await (channel ? change.run({ channelId: channel.id, name, channel: kind }) : add.run({ name, channel: kind }))) onDone();
  };
  return (
    <CatalogueForm title={channel ? `Change ${channel.name}` : 'Add a channel'} act={channel ? 'Keep the changes' : 'Add the channel'} sending={sending} failure={failure}
      fields={['name', 'channel']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="Name" data-autofocus maxLength={200} value={name} error={about(failure, 'name')} hint="What people call it: the support line, the status page." onChange={(event) => { setName(event.target.value); }} />
      <SelectField label="Kind" value={kind} options={optionsOf(channelWords)} error={about(failure, 'channel')} onChange={setKind} />
    </CatalogueForm>
  );
}
