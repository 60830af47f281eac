import { useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { Role } from '@/gql/graphql';
import { dateAndTime } from '@/time/formatting';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { Tag } from '@/ui/Tag';
import { optionsOf, roleWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { useZoneView } from '@/zones/zoneView';
import { LikeMark } from './LikeMark';
import { roleHints } from './roleHints';
import { SecretOnce } from './SecretOnce';
import { ShutOutDialog } from './ShutOutDialog';

const PersonRow_person = graphql(`
  fragment PersonRow_person on Person { id name resembles role active lastSignInAt }
`);
const PersonRow_ChangeMutation = graphql(`
  mutation PersonRow_ChangeMutation($input: ChangePersonInput!) {
    changePerson(input: $input) { person { id } error { code message field } }
  }
`);
const PersonRow_LinkMutation = graphql(`
  mutation PersonRow_LinkMutation($input: IssueSignInLinkInput!) {
    issueSignInLink(input: $input) { signInUrl error { code message field } }
  }
`);

interface PersonRowProps { person: FragmentType<typeof PersonRow_person>; own: boolean; teams: readonly string[]; onChanged: () => void }

/** One person: role, whether they may come in, and a new link for one who lost theirs. */
export function PersonRow({ person: masked, own, teams, onChanged }: PersonRowProps) {
  const person = getFragmentData(PersonRow_person, masked);
  const client = useClient();
  const { zone } = useZoneView();
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const [sending, setSending] = useState(false);

  const change = async (part: { role?: Role; active?: boolean }) => {
    const { failure } = await send(client, PersonRow_ChangeMutation, { input: { personId: person.id, ...part } });
    setProblem(failure?.message ?? null);
    onChanged();
  };
  const shutOut = async () => {
    setSending(true);
    await change({ active: false });
    setSending(false);
    setAsks(false);
  };
  const issue = async () => {
    const { payload, failure } = await send(client, PersonRow_LinkMutation, { input: { personId: person.id } });
    setProblem(failure?.message ?? null);
    setLink(payload?.signInUrl ?? null);
  };

  return (
    <tr className={person.active ? undefined : 'person-out'}>
      <th scope="row"><span className="person-name"><Avatar name={person.name} small decoration /><span>{person.name}</span>{own && <Tag>you</Tag>}{!person.active && <Tag tone="crit">shut out</Tag>}<LikeMark names={person.resembles} /></span>
        {problem && <Notice tone="crit">{problem}</Notice>}
      </th>
      <td data-label="Role"><SelectField label={`Role of ${person.name}`} quiet value={person.role} options={optionsOf(roleWords)} onChange={(role) => { void change({ role }); }} /></td>
      <td data-label="May" className="muted">{person.active ? roleHints[person.role] : 'nothing: signed out everywhere'}</td>
      <td data-label="Teams">{teams.join(', ') || <span className="muted">—</span>}</td>
      <td data-label="Last signed in">{person.lastSignInAt ? <Moment at={person.lastSignInAt} zone={zone}>{dateAndTime(person.lastSignInAt, zone)}</Moment> : <span className="muted">not yet</span>}</td>
      <td className="person-tools">
        <Button small look="ghost" aria-label={`New sign-in link for ${person.name}`} onClick={() => { void issue(); }}>New link</Button>
        {!own && (
          <Button small look={person.active ? 'danger' : 'plain'} aria-label={person.active ? `Shut out ${person.name}` : `Let ${person.name} in again`} onClick={() => { if (person.active) setAsks(true); else void change({ active: true }); }}>
            {person.active ? 'Shut out' : 'Let in again'}
          </Button>
        )}
        {asks && <ShutOutDialog name={person.name} sending={sending} onConfirm={() => { void shutOut(); }} onClose={() => { setAsks(false); }} />}
        {link && (
          <Dialog title={`A link for ${person.name}`} onClose={() => { setLink(null); }}>
            <SecretOnce label={`Sign-in link for ${person.name}`} secret={link} hint="It signs in once, within seven days. Send it to them and to nobody else." />
            <div className="dialog-foot"><Button look="primary" onClick={() => { setLink(null); }}>Done</Button></div>
          </Dialog>
        )}
      </td>
    </tr>
  );
}
