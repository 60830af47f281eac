import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { PersonList_QueryQuery, Role } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { Table } from '@/ui/Table';
import { optionsOf, roleWords } from '@/words/words';
import { PersonRow } from './PersonRow';

const PersonList_Query = graphql(`
  query PersonList_Query($first: Int!, $after: String, $text: String, $role: Role, $active: Boolean) {
    peopleConnection(first: $first, after: $after, text: $text, role: $role, active: $active) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id ...PersonRow_person } }
    }
  }
`);
const PersonList_TeamsQuery = graphql(`
  query PersonList_TeamsQuery { catalogue { teams(first: 100) { nodes { id name members { personId } } } } }
`);

const connectionOf = ({ peopleConnection }: PersonList_QueryQuery) => peopleConnection;
const standings = { '': 'All', in: 'May sign in', out: 'Shut out' } as const;
type Standing = keyof typeof standings;

/** Who can sign in, by name. Read anew when `made` counts up. */
export function PersonList({ ownId, made }: { ownId: string; made: number }) {
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [standing, setStanding] = useState<Standing>('');
  const variables = { text: text.trim() === '' ? null : text.trim(), role: role === '' ? null : role, active: standing === '' ? null : standing === 'in' };
  const { pages, failure, busy, more, anew } = usePages({ document: PersonList_Query, variables, pick: connectionOf });
  const [{ data }] = useQuery({ query: PersonList_TeamsQuery, requestPolicy: 'cache-and-network' });
  const list = useRef<HTMLTableSectionElement>(null);
  useEffect(() => { if (made > 0) anew(); }, [made, anew]);
  const teamsOf = (id: string) => data?.catalogue.teams.nodes.filter(({ members }) => members.some(({ personId }) => personId === id)).map(({ name }) => name) ?? [];

  return (
    <>
      <form className="people-filter" role="search" aria-label="Find people" onSubmit={(event) => { event.preventDefault(); }}>
        <TextField label="Name" maxLength={200} placeholder="Any" value={text} onChange={(event) => { setText(event.target.value); }} />
        <SelectField label="Role" value={role} options={[{ value: '', label: 'Any' }, ...optionsOf(roleWords)]} onChange={setRole} />
        <SelectField<Standing> label="Who" value={standing} options={optionsOf<Standing>(standings, ['', 'in', 'out'])} onChange={setStanding} />
      </form>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading people" />}
      {pages?.edges.length === 0 && <EmptyState title="Nobody fits"><p>Take a shorter part of the name, or another role.</p></EmptyState>}
      {pages && pages.edges.length > 0 && (
        <>
          <Table label="People" stacks aria-busy={busy}>
            <thead><tr><th scope="col">Person</th><th scope="col">Role</th><th scope="col">May</th><th scope="col">Teams</th><th scope="col">Last signed in</th><th scope="col"><span className="visually-hidden">What to do</span></th></tr></thead>
            <tbody ref={list}>{pages.edges.map(({ node }) => <PersonRow key={node.id} person={node} own={node.id === ownId} teams={teamsOf(node.id)} onChanged={anew} />)}</tbody>
          </Table>
          <ShowMore pages={pages} onMore={more} list={list} />
        </>
      )}
      <p className="small muted people-about">When somebody was here last is not kept, only when they last used a sign-in link: a session goes on for days. Names cannot be changed: they stand on what was recorded.</p>
    </>
  );
}
