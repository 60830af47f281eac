import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '@/commands/useCommand';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { Tooltip } from '@/ui/Tooltip';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import type { Gap, Incident, Postmortem } from '../postmortem';
import { viewQuery, type DocumentView } from '../reading/documentView';
import { ExternalDialog } from './ExternalDialog';
import { PublishDialog, RequestChangesDialog, RequestReviewDialog, WithdrawDialog } from './ReviewDialogs';
import { Review_ApproveMutation, Review_DraftMutation } from './reviewCommands';
import { actWords, nextAct, stepWords } from './steps';

type Asked = 'review' | 'changes' | 'publish' | 'withdraw' | 'external';

interface PostmortemBarProps {
  incident: Incident;
  postmortem: Postmortem;
  templates: readonly { id: string; name: string }[];
  view: DocumentView;
  onView: (view: DocumentView) => void;
  onMend: (gap: Gap) => void;
  onChange: () => void;
}

const standard = 'standard';

/** Where the document stands, whom it is shown for, and the one thing that brings it on. */
export function PostmortemBar({ incident, postmortem, templates, view, onView, onMend, onChange }: PostmortemBarProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const approve = useCommand(Review_ApproveMutation);
  const draft = useCommand(Review_DraftMutation);
  const next = nextAct(postmortem, { personId: viewer.actorId, role: viewer.role });
  const stands = postmortem.publications.findLast(({ withdrawal }) => withdrawal === null);
  const mayWrite = mayAs(viewer.role, 'RESPONDER');
  const template = postmortem.template.template?.id ?? standard;

  const act = () => {
    if (next?.act === 'approve') void approve.run({ incidentId: incident.id, expectedVersion: postmortem.version }).then((done) => { if (done) onChange(); });
    else if (next) setAsked(next.act);
  };
  const redraft = (templateId?: string) => { void draft.run({ incidentId: incident.id, ...(templateId !== undefined && { templateId }) }).then((done) => { if (done) onChange(); }); };
  const save = (url: string) => () => {
    const link = document.createElement('a');
    link.href = url + viewQuery(view);
    link.download = `${incident.key}-postmortem${view.external ? '-external' : ''}${url.slice(url.lastIndexOf('.'))}`;
    link.click();
  };
  const exports: MenuPart[] = [
    { label: 'PDF', run: save(postmortem.pdfUrl) }, { label: 'Markdown', run: save(postmortem.markdownUrl) }, { label: 'HTML', run: save(postmortem.htmlUrl) }, { label: 'JSON', run: save(postmortem.jsonUrl) },
    'rule', { label: 'For customers…', run: () => { setAsked('external'); } }, { label: 'Sign for the wall', icon: <Icon name="print" />, run: () => { void navigate(`/sign/${incident.key}`); } },
  ];
  const known = templates.some(({ id }) => id === template) || template === standard ? templates : [...templates, { id: template, name: postmortem.template.name }];
  const more: MenuPart[] = [
    { label: 'Refresh from the record', icon: <Icon name="renew" />, run: () => { redraft(); } },
    ...(postmortem.status === 'IN_REVIEW' || postmortem.status === 'APPROVED' ? [
      { label: 'Send it back…', icon: <Icon name="undo" />, run: () => { setAsked('changes'); } },
      { label: 'Ask others…', icon: <Icon name="send" />, run: () => { setAsked('review'); } },
    ] satisfies MenuPart[] : []),
    ...(stands && mayAs(viewer.role, 'MANAGER') ? [{ label: `Withdraw version ${stands.number}…`, icon: <Icon name="cross" />, run: () => { setAsked('withdraw'); } }] satisfies MenuPart[] : []),
    'rule',
    { heading: 'Template', value: template, onChange: (value) => { redraft(value); }, options: [{ value: standard, label: 'Standard' }, ...known.map(({ id, name }) => ({ value: id, label: name }))] },
  ];
  const close = () => { setAsked(null); };
  const failure = approve.failure ?? draft.failure;
  return (
    <>
      <header className="bar pm-bar">
        <span className="bar-above"><Link to="/postmortems">Postmortems</Link><span aria-hidden="true">/</span></span>
        <h1><Link to={`/incidents/${incident.key}`}>{incident.key}</Link></h1>
        <span className="pm-title cut">{incident.private && <Icon name="lock" size={13} />}{visibleText(incident.title)}</span>
        <div className="grow" />
        <ol className="steps" aria-label="How far it has come">
          {(['DRAFT', 'IN_REVIEW', 'APPROVED', postmortem.status === 'WITHDRAWN' ? 'WITHDRAWN' : 'PUBLISHED'] as const).map((step) => (
            <li key={step} aria-current={step === postmortem.status ? 'step' : undefined}>{stepWords[step]}</li>
          ))}
        </ol>
        <div className="bar-actions">
          <label className="check pm-roles"><input type="checkbox" role="switch" checked={view.roles || view.external} disabled={view.external} onChange={(event) => { onView({ ...view, roles: event.target.checked }); }} />Roles, not names</label>
          <Menu trigger={<Button><Icon name="download" />Export<Icon name="down" size={12} /></Button>} parts={exports} />
          {mayWrite && <Menu trigger={<Button look="ghost" icon aria-label="More"><Icon name="more" /></Button>} parts={more} />}
          {next && (next.whyNot === null
            ? <Button look="primary" disabled={approve.sending} onClick={act}><Icon name={next.act === 'review' ? 'send' : 'tick'} />{actWords[next.act]}</Button>
            : <Tooltip tip={next.whyNot}><Button look="primary" aria-disabled="true" aria-describedby="why-not">{actWords[next.act]}</Button></Tooltip>)}
        </div>
      </header>
      {next?.whyNot != null && <p id="why-not" className="pm-why small">{next.whyNot}</p>}
      {failure && <div className="pm-notice"><Notice tone="crit" action={<Button small look="ghost" onClick={() => { approve.clear(); draft.clear(); }}>Close</Button>}>{failure.message}</Notice></div>}
      {view.external && (
        <div className="pm-notice"><Notice action={<Button small look="ghost" onClick={() => { onView({ roles: view.roles, external: false, sections: [] }); }}>For the organisation again</Button>}>Preview and exports are for customers: with roles, and without the names of other customers.</Notice></div>
      )}
      {asked === 'review' && <RequestReviewDialog incident={incident} onDone={onChange} onClose={close} />}
      {asked === 'changes' && <RequestChangesDialog incident={incident} onDone={onChange} onClose={close} />}
      {asked === 'publish' && <PublishDialog incident={incident} gaps={postmortem.gaps} version={postmortem.version} onMend={onMend} onDone={onChange} onClose={close} />}
      {asked === 'withdraw' && stands && <WithdrawDialog incident={incident} publication={stands} onDone={onChange} onClose={close} />}
      {asked === 'external' && <ExternalDialog postmortem={postmortem} chosen={view.sections} onChoose={(sections) => { onView({ roles: view.roles, external: true, sections }); }} onClose={close} />}
    </>
  );
}
