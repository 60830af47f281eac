import { useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { Role } from '@/gql/graphql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { optionsOf, roleWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { Tag } from '@/ui/Tag';
import { LikeMark } from './LikeMark';
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

interface PersonRowProps { person: FragmentType<typeof PersonRow_person>; ownId: string; onChanged: () => void }

/** One person: role, whether they may come in, and a new link for one who lost theirs. */
export function PersonRow({ person: masked, ownId, onChanged }: PersonRowProps) {
  const person = getFragmentData(PersonRow_person, masked);
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const [sending, setSending] = useState(false);
  const own = person.id === ownId;

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
    <li className={person.active ? 'person' : 'person person-out'}>
      <div>
        <p><strong>{person.name}</strong> {own && <Tag>you</Tag>} {!person.active && <Tag tone="crit">shut out</Tag>} <LikeMark names={person.resembles} /></p>
        <p className="small muted">{person.lastSignInAt ? `Last signed in ${dateAndTime(person.lastSignInAt, deviceZone())}` : 'Has not signed in yet'}</p>
      </div>
      <div className="person-tools">
        <SelectField label={`Role of ${person.name}`} quiet value={person.role} options={optionsOf(roleWords)} onChange={(role) => { void change({ role }); }} />
        <Button small onClick={() => { void issue(); }}>New sign-in link</Button>
        {!own && (
          <Button small look={person.active ? 'danger' : 'plain'} onClick={() => { if (person.active) setAsks(true); else void change({ active: true }); }}>
            {person.active ? 'Shut out' : 'Let in again'}
          </Button>
        )}
      </div>
      {asks && <ShutOutDialog name={person.name} sending={sending} onConfirm={() => { void shutOut(); }} onClose={() => { setAsks(false); }} />}
      {problem && <Notice tone="crit">{problem}</Notice>}
      {link && <SecretOnce label={`Sign-in link for ${person.name}`} secret={link} hint="It signs in once. Send it to them and to nobody else." />}
    </li>
  );
}
