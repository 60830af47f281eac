import { useEffect, useRef } from 'react';
import { graphql } from '@/gql';
import type { PersonList_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { LoadError, Skeleton } from '@/ui/feedback';
import { PersonRow } from './PersonRow';

const PersonList_Query = graphql(`
  query PersonList_Query($first: Int!, $after: String) {
    peopleConnection(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id ...PersonRow_person } }
    }
  }
`);

const nothing = {};
const connectionOf = ({ peopleConnection }: PersonList_QueryQuery) => peopleConnection;

/** Who can sign in, by name. Read anew when `made` counts up. */
export function PersonList({ ownId, made }: { ownId: string; made: number }) {
  const { pages, failure, busy, more, anew } = usePages({ document: PersonList_Query, variables: nothing, pick: connectionOf });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { if (made > 0) anew(); }, [made, anew]);

  return (
    <>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <div className="card"><Skeleton label="Loading people" /></div>}
      {pages && (
        <div className="card" aria-busy={busy}>
          <ul ref={list} className="people" aria-label="People">
            {pages.edges.map(({ node }) => <PersonRow key={node.id} person={node} ownId={ownId} onChanged={anew} />)}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </div>
      )}
    </>
  );
}
