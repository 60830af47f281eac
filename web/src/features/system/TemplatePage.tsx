import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Screen } from '@/ui/Screen';
import { TemplateEditor } from './TemplateEditor';

const TemplatePage_Query = graphql(`
  query TemplatePage_Query { postmortemTemplates(includeRetired: true) { id name version source } }
`);

const beginning = `---
name: A name for it
description: What it is for
required: [summary, causes, actions]
---

## Summary {#summary}

- What happened, in three sentences?

## Causes {#causes}

- What made it possible?

## Actions {#actions}

- What will be done, by whom, until when?
`;

/** One template, to write and to try. `new`: one that there is not yet; `standard`: the one that is always there, to read. */
export function TemplatePage() {
  const { id = '' } = useParams();
  const [{ data, error }, again] = useQuery({ query: TemplatePage_Query, requestPolicy: 'cache-and-network' });
  if (id === 'new') return <TemplateEditor key="new" template={null} source={beginning} />;
  if (id === 'standard') return <TemplateEditor key="standard" template={null} source={null} />;
  const template = data?.postmortemTemplates.find((one) => one.id === id);
  if (template) return <TemplateEditor key={`${template.id} ${template.version}`} template={template} source={template.source} />;
  return (
    <Screen title={data ? 'No such template' : 'Template'} above={<Link to="/system/templates">Templates</Link>}>
      {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      {!data && !error && <Skeleton label="Loading the template" />}
      {data && <EmptyState title="There is no such template"><p><Link to="/system/templates">All templates</Link></p></EmptyState>}
    </Screen>
  );
}
