import { useEffect, useRef, type ReactNode } from 'react';
import { graphql } from '@/gql';
import type { TokenList_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Table } from '@/ui/Table';
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
export function TokenList({ made, act }: { made: number; act: ReactNode }) {
  const { pages, failure, busy, more, anew } = usePages({ document: TokenList_Query, variables: nothing, pick: connectionOf });
  const list = useRef<HTMLTableSectionElement>(null);
  useEffect(() => { if (made > 0) anew(); }, [made, anew]);

  return (
    <>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading access tokens" />}
      {pages?.edges.length === 0 && <EmptyState title="No program has a token"><p>A program sends its token with each request. It is shown once, when it is issued.</p>{act}</EmptyState>}
      {pages && pages.edges.length > 0 && (
        <>
          <Table label="Access tokens" stacks aria-busy={busy}>
            <thead><tr><th scope="col">For</th><th scope="col">Role</th><th scope="col">May</th><th scope="col">Issued</th><th scope="col">Good until</th><th scope="col">Last used</th><th scope="col"><span className="visually-hidden">What to do</span></th></tr></thead>
            <tbody ref={list}>{pages.edges.map(({ node }) => <TokenRow key={node.id} token={node} onChanged={anew} />)}</tbody>
          </Table>
          <ShowMore pages={pages} onMore={more} list={list} />
        </>
      )}
    </>
  );
}
