import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { CatalogueScreen } from './CatalogueScreen';
import { ItemActs } from './ItemActs';
import { useKnownAt } from './knownAt';
import { TeamDialog } from './TeamDialog';

const TeamsPage_Query = graphql(`
  query TeamsPage_Query($at: Instant) {
    catalogue(asKnownAt: $at) {
      teams(first: 100, includeRetired: true) { totalCount nodes { id name members { name personId } retired { at reason } } }
      services(first: 100) { nodes { id name keptBy { id } } }
    }
  }
`);

/** Who looks after what. */
export function TeamsPage() {
  const { at } = useKnownAt();
  const [{ data, error }, again] = useQuery({ query: TeamsPage_Query, variables: { at }, requestPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  const manages = mayAs(useViewer().role, 'MANAGER');
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  const teams = data?.catalogue.teams.nodes ?? [];
  const services = data?.catalogue.services.nodes ?? [];
  const add = <Button look="primary" onClick={() => { setAdding(true); }}><Icon name="plus" />Team</Button>;
  return (
    <CatalogueScreen title="Teams" actions={manages && teams.length > 0 && add}>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      {!data && !error && <Skeleton label="Loading teams" />}
      {data && teams.length === 0 && <EmptyState title={at === null ? 'No team yet' : 'There was no team then'}><p>A team keeps services: who is asked first when one fails.</p>{manages && at === null && add}</EmptyState>}
      {teams.length > 0 && (
        <Table label="Teams" stacks>
          <thead><tr><th scope="col">Team</th><th scope="col">Members</th><th scope="col">Keeps</th>{manages && at === null && <th scope="col"><span className="visually-hidden">Change</span></th>}</tr></thead>
          <tbody>
            {teams.map((team) => {
              const kept = services.filter(({ keptBy }) => keptBy.some(({ id }) => id === team.id));
              return (
                <tr key={team.id}>
                  <th scope="row"><span className="catalogue-name"><Icon name="people" />{team.name}{team.retired && <Tag title={team.retired.reason ?? ''}>retired</Tag>}</span></th>
                  <td data-label="Members">{team.members.map(({ name }) => name).join(', ') || <span className="muted">nobody yet</span>}</td>
                  <td data-label="Keeps">{kept.length === 0 ? <span className="muted">nothing</span> : kept.map(({ id, name }, index) => <span key={id}>{index > 0 && ', '}<Link to={`/services/${id}`}>{name}</Link></span>)}</td>
                  {manages && at === null && (
                    <td className="acts"><ItemActs item={{ ...team, retired: !!team.retired }} onChanged={anew} form={(done, close) => <TeamDialog team={team} onDone={done} onClose={close} />} /></td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {adding && <TeamDialog team={null} onDone={() => { setAdding(false); anew(); }} onClose={() => { setAdding(false); }} />}
    </CatalogueScreen>
  );
}
