import { useEffect, useRef } from 'react';
import { graphql } from '@/gql';
import type { TokenList_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { LoadError, Skeleton } from '@/ui/feedback';
import { TokenRow } from './TokenRow';

const TokenList_Query = graphql(`
  query TokenList_Query($first: Int!, $after: String) {
    accessTokensConnection(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id ...TokenRow_token } }
    }
  }
`);

const nothing = {};
const connectionOf = ({ accessTokensConnection }: TokenList_QueryQuery) => accessTokensConnection;

/** Which programs can sign in, by name. Read anew when `made` counts up. */
export function TokenList({ made }: { made: number }) {
  const { pages, failure, busy, more, anew } = usePages({ document: TokenList_Query, variables: nothing, pick: connectionOf });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { if (made > 0) anew(); }, [made, anew]);

  return (
    <>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <div className="card"><Skeleton label="Loading access tokens" /></div>}
      {pages && (pages.edges.length === 0 ? <p className="muted small">No program has a token.</p> : (
        <div className="card" aria-busy={busy}>
          <ul ref={list} className="people" aria-label="Access tokens">
            {pages.edges.map(({ node }) => <TokenRow key={node.id} token={node} onChanged={anew} />)}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </div>
      ))}
    </>
  );
}
