import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { LoadError, Notice, Skeleton } from '@/ui/feedback';
import { TextArea, TextField } from '@/ui/Field';
import { Screen } from '@/ui/Screen';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { TemplatePreview } from './TemplatePreview';
import './system.css';

const TemplateEditor_PreviewQuery = graphql(`
  query TemplateEditor_PreviewQuery($source: String, $incidentId: ID) {
    postmortemTemplatePreview(source: $source, incidentId: $incidentId) { name faults { line message } ...TemplatePreview_preview }
  }
`);
const TemplateEditor_DefineMutation = graphql(`
  mutation TemplateEditor_DefineMutation($input: DefinePostmortemTemplateInput!) { definePostmortemTemplate(input: $input) { template { id version } error { code message field } } }
`);

const pause = 600;

interface TemplateEditorProps {
  /** Null: there is none yet. */
  template: { id: string; name: string; version: number } | null;
  /** Null: the standard one, which nobody changes. */
  source: string | null;
}

/** The text of a template beside what it comes to, on an incident of one's choice; what is wrong by its lines. Nothing is stored before it is asked. */
export function TemplateEditor({ template, source: given }: TemplateEditorProps) {
  const [source, setSource] = useState(given ?? '');
  const [tried, setTried] = useState(given);
  const [key, setKey] = useState('');
  const [incidentId, setIncidentId] = useState<string | null>(null);
  const [{ data, error, fetching, stale }, again] = useQuery({ query: TemplateEditor_PreviewQuery, variables: { source: tried, incidentId } });
  const { run, sending, failure } = useCommand(TemplateEditor_DefineMutation);
  const navigate = useNavigate();
  const text = useRef<HTMLDivElement>(null);
  const manages = mayAs(useViewer().role, 'MANAGER');
  const writes = manages && given !== null;

  useEffect(() => {
    if (given === null) return;
    const timer = setTimeout(() => { setTried(source); }, pause);
    return () => { clearTimeout(timer); };
  }, [source, given]);

  const preview = data?.postmortemTemplatePreview;
  const faults = preview?.faults ?? [];
  const goTo = (line: number) => {
    const field = text.current?.querySelector('textarea');
    if (!field) return;
    const start = source.split('\n').slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (source.split('\n')[line - 1]?.length ?? 0));
    field.scrollTop = (line - 4) * Number.parseFloat(getComputedStyle(field).lineHeight);
  };
  const define = async () => {
    const payload = await run({ source, templateId: template?.id ?? null });
    if (!payload?.template) return;
    toast(`Version ${payload.template.version} is in use for documents that are drafted from now on.`);
    void navigate('/system/templates');
  };
  const title = template?.name ?? (given === null ? 'The standard template' : 'New template');
  return (
    <Screen bare title={title} above={<Link to="/system/templates">Templates</Link>} actions={writes && (
      <Button look="primary" disabled={sending || faults.length > 0 || (template !== null && source === given)} onClick={() => { void define(); }}>{template ? `Put version ${template.version + 1} in use` : 'Put it in use'}</Button>
    )}>
      <div className="template-room">
        {given !== null && (
          <div className="template-side" ref={text}>
            {failure && <Notice tone="crit">{failure.message}</Notice>}
            <TextArea label="Template" spellCheck={false} maxLength={50_000} readOnly={!manages} value={source} onChange={(event) => { setSource(event.target.value); }}
              hint={<>Between the dashes <code>name</code>, <code>description</code> and <code>required</code>; then <code>{'## Title {#key}'}</code> for each section, with what to answer below it.</>} />
          </div>
        )}
        <div className="template-side" aria-busy={fetching || stale}>
          <form className="row" onSubmit={(event) => { event.preventDefault(); setIncidentId(key.trim() === '' ? null : key.trim()); }}>
            <TextField label="Try it on an incident" value={key} placeholder="INC-42" maxLength={60} onChange={(event) => { setKey(event.target.value); }} onBlur={() => { setIncidentId(key.trim() === '' ? null : key.trim()); }} />
          </form>
          {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
          {!preview && !error && <Skeleton label="Reading the template" />}
          {faults.length > 0 && (
            <section aria-label="What is wrong">
              <h2>{faults.length === 1 ? 'One thing is wrong' : `${faults.length} things are wrong`}</h2>
              <ul className="template-faults">{faults.map((fault) => <li key={`${fault.line} ${fault.message}`}><Button small look="ghost" onClick={() => { goTo(fault.line); }}>Line {fault.line}</Button><span>{fault.message}</span></li>)}</ul>
            </section>
          )}
          {preview && faults.length === 0 && <><p><Tag tone="ok">nothing is wrong with it</Tag></p><TemplatePreview preview={preview} incident={incidentId} /></>}
        </div>
      </div>
    </Screen>
  );
}
