import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import './system.css';

const TemplatesPage_Query = graphql(`
  query TemplatesPage_Query { postmortemTemplates(includeRetired: true) { id name description version sections { key } versions { number definedAt } retired { at reason } } }
`);
const TemplatesPage_RetireMutation = graphql(`
  mutation TemplatesPage_RetireMutation($input: RetireCatalogueItemInput!) { retireCatalogueItem(input: $input) { item { id } error { code message field } } }
`);
const TemplatesPage_ReinstateMutation = graphql(`
  mutation TemplatesPage_ReinstateMutation($input: ReinstateCatalogueItemInput!) { reinstateCatalogueItem(input: $input) { item { id } error { code message field } } }
`);

/** The templates of postmortems that the organisation wrote. */
export function TemplatesPage() {
  const [{ data, error }, again] = useQuery({ query: TemplatesPage_Query, requestPolicy: 'cache-and-network' });
  const retire = useCommand(TemplatesPage_RetireMutation);
  const reinstate = useCommand(TemplatesPage_ReinstateMutation);
  const [sure, setSure] = useState<string | null>(null);
  const { zone } = useZoneView();
  const manages = mayAs(useViewer().role, 'MANAGER');
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  const templates = data?.postmortemTemplates ?? [];
  const failure = retire.failure ?? reinstate.failure;
  const write = <Link className={buttonClass({ look: 'primary' })} to="/system/templates/new"><Icon name="plus" />Template</Link>;
  return (
    <Screen title="Templates" above={<Link to="/system">System</Link>} actions={manages && templates.length > 0 && write}>
      <p className="muted system-about">A template says which sections a postmortem has, in which order, and what is asked in each. A document keeps the version that it was drafted with. <Link to="/system/templates/standard">The standard one</Link> is always there.</p>
      {error && <LoadError message={failureOf(error).message} onRetry={anew} />}
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {!data && !error && <Skeleton label="Loading templates" />}
      {data && templates.length === 0 && <EmptyState title="No template of your own"><p>Documents have the sections of the standard one.</p>{manages && write}</EmptyState>}
      {templates.length > 0 && (
        <Table label="Templates" stacks>
          <thead><tr><th scope="col">Template</th><th scope="col">What for</th><th scope="col" className="number">Sections</th><th scope="col">Version</th>{manages && <th scope="col"><span className="visually-hidden">What to do</span></th>}</tr></thead>
          <tbody>
            {templates.map((template) => (
              <tr key={template.id}>
                <th scope="row"><Link to={`/system/templates/${template.id}`}>{template.name}</Link> {template.retired && <Tag title={template.retired.reason ?? ''}>retired</Tag>}</th>
                <td data-label="What for">{template.description ?? <span className="muted">not said</span>}</td>
                <td data-label="Sections" className="number">{template.sections.length}</td>
                <td data-label="Version">{template.version}{template.versions.at(-1) && <span className="muted">, {dateAndTime(template.versions.at(-1)?.definedAt ?? '', zone)}</span>}</td>
                {manages && (
                  <td className="number">
                    {template.retired
                      ? <Button small onClick={() => { void reinstate.run({ itemId: template.id }).then((done) => { if (done) anew(); }); }}>Take into use again</Button>
                      : <Button small look="ghost" onBlur={() => { setSure(null); }} onClick={() => { if (sure === template.id) void retire.run({ itemId: template.id }).then((done) => { if (done) anew(); }); else setSure(template.id); }}>{sure === template.id ? 'Retire now' : 'Retire'}</Button>}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Screen>
  );
}
