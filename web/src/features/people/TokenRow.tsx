import { useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { roleWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Tag } from '@/ui/Tag';
import { LikeMark } from './LikeMark';

const TokenRow_token = graphql(`
  fragment TokenRow_token on AccessToken { id name resembles role issuedAt expiresAt lastUsedAt }
`);
const TokenRow_RevokeMutation = graphql(`
  mutation TokenRow_RevokeMutation($input: RevokeAccessTokenInput!) {
    revokeAccessToken(input: $input) { accessToken { id } error { code message field } }
  }
`);

/** One token of a program. Revoking asks once more, because a program stops working. */
export function TokenRow({ token: masked, onChanged }: { token: FragmentType<typeof TokenRow_token>; onChanged: () => void }) {
  const token = getFragmentData(TokenRow_token, masked);
  const client = useClient();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const zone = deviceZone();
  const revoke = async () => {
    if (!sure) { setSure(true); return; }
    const { failure } = await send(client, TokenRow_RevokeMutation, { input: { tokenId: token.id } });
    setProblem(failure?.message ?? null);
    onChanged();
  };
  return (
    <li className="person">
      <div>
        <p><strong>{token.name}</strong> <Tag>{roleWords[token.role]}</Tag> <LikeMark names={token.resembles} /></p>
        <p className="small muted">
          Issued {dateAndTime(token.issuedAt, zone)} · {token.expiresAt ? `expires ${dateAndTime(token.expiresAt, zone)}` : 'does not expire'} · {token.lastUsedAt ? `last used ${dateAndTime(token.lastUsedAt, zone)}` : 'never used'}
        </p>
      </div>
      <div className="person-tools">
        <Button small look="danger" onBlur={() => { setSure(false); }} onClick={() => { void revoke(); }}>{sure ? 'Revoke now: its program stops' : 'Revoke'}</Button>
      </div>
      {problem && <Notice tone="crit">{problem}</Notice>}
    </li>
  );
}
