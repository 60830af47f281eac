import { useState } from 'react';
import { useQuery } from 'urql';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { TextField } from '@/ui/Field';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { about, CatalogueForm } from './CatalogueForm';
import { NamesField, type Named } from './NamesField';

const TeamDialog_PeopleQuery = graphql(`
  query TeamDialog_PeopleQuery { peopleConnection(first: 100) { nodes { id name active } } }
`);
const TeamDialog_AddMutation = graphql(`
  mutation TeamDialog_AddMutation($input: AddTeamInput!) { addTeam(input: $input) { team { id } error { code message field } } }
`);
const TeamDialog_ChangeMutation = graphql(`
  mutation TeamDialog_ChangeMutation($input: ChangeTeamInput!) { changeTeam(input: $input) { team { id } error { code message field } } }
`);

interface Member { name: string; personId?: string | null }
interface TeamDialogProps { team: { id: string; name: string; members: readonly Member[] } | null; onDone: () => void; onClose: () => void }

/** Somebody who cannot sign in has no id: they are told apart by their name. */
const asTyped = (name: string): Named => ({ id: `name:${name}`, name });
const memberOf = ({ id, name }: Named) => (id.startsWith('name:') ? { name } : { name, personId: id });

/** A team and who is in it. Administrators choose people who can sign in; a name may be typed for anybody. */
export function TeamDialog({ team, onDone, onClose }: TeamDialogProps) {
  const add = useCommand(TeamDialog_AddMutation);
  const change = useCommand(TeamDialog_ChangeMutation);
  const pause = !mayAs(useViewer().role, 'ADMINISTRATOR');
  const [{ data }] = useQuery({ query: TeamDialog_PeopleQuery, pause });
  const people = data?.peopleConnection.nodes.filter(({ active }) => active) ?? [];
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<readonly Named[]>(team?.members.map((member) => (member.personId ? { id: member.personId, name: member.name } : asTyped(member.name))) ?? []);
  const { sending, failure } = team ? change : add;
  const submit = async () => {
    const said = { name, members: members.map(memberOf) };
    if (await (team ? change.run({ teamId: team.id, ...said }) : add.run(said))) onDone();
  };
  return (
    <CatalogueForm title={team ? `Change ${team.name}` : 'Add a team'} act={team ? 'Keep the changes' : 'Add the team'} sending={sending} failure={failure}
      fields={['name', 'members']} onSubmit={() => { void submit(); }} onClose={onClose}>
      <TextField label="Name" data-autofocus maxLength={200} value={name} error={about(failure, 'name')} onChange={(event) => { setName(event.target.value); }} />
      <NamesField label="Members" all={people} chosen={members} free={asTyped} onChange={setMembers} error={about(failure, 'members')}
        hint={pause ? 'By name, Enter after each. Administrators can name people who sign in.' : 'People who sign in, or any name, Enter after each.'} />
    </CatalogueForm>
  );
}
