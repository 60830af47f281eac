import { useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Tag } from '@/ui/Tag';
import { roleWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { useZoneView } from '@/zones/zoneView';
import { LikeMark } from './LikeMark';
import { roleHints } from './roleHints';

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
  const { zone } = useZoneView();
  const [now] = useState(() => Date.now());
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async () => {
    if (!sure) { setSure(true); return; }
    const { failure } = await send(client, TokenRow_RevokeMutation, { input: { tokenId: token.id } });
    setProblem(failure?.message ?? null);
    onChanged();
  };
  const when = (at: string) => <Moment at={at} zone={zone}>{dateAndTime(at, zone)}</Moment>;
  const expired = token.expiresAt != null && Date.parse(token.expiresAt) <= now;
  return (
    <tr>
      <th scope="row"><span className="person-name">{token.name} <LikeMark names={token.resembles} /></span>{problem && <Notice tone="crit">{problem}</Notice>}</th>
      <td data-label="Role">{roleWords[token.role]}</td>
      <td data-label="May" className="muted">{roleHints[token.role]}</td>
      <td data-label="Issued">{when(token.issuedAt)}</td>
      <td data-label="Good until">{expired ? <Tag tone="high">expired</Tag> : token.expiresAt ? when(token.expiresAt) : <span className="muted">no end</span>}</td>
      <td data-label="Last used">{token.lastUsedAt ? when(token.lastUsedAt) : <span className="muted">never</span>}</td>
      <td className="person-tools">
        <Button small look="danger" aria-label={sure ? `Revoke ${token.name} now: its program stops` : `Revoke ${token.name}`} onBlur={() => { setSure(false); }} onClick={() => { void revoke(); }}>{sure ? 'Revoke now: its program stops' : 'Revoke'}</Button>
      </td>
    </tr>
  );
}
