import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { loadMarkdownEditor } from '@/ui/MarkdownEditor';
import { Notice } from '@/ui/feedback';
import { Button } from '@/ui/Button';
import { Segmented } from '@/ui/Segmented';
import { dateAndTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useCommand } from '@/commands/useCommand';
import { useRecorded } from './lessons/SectionOffer';
import { ActionDialog, CauseDialog, LessonDialog } from './lessons/LearningDialogs';
import { anchorOf, standing, type Gap, type Incident, type Part, type Postmortem } from './postmortem';
import { documentSections } from './reading/documentSections';
import type { DocumentView } from './reading/documentView';
import { SectionBlock } from './reading/SectionBlock';
import { SectionList } from './reading/SectionList';
import { PostmortemBar } from './review/PostmortemBar';
import { Review_DraftMutation } from './review/reviewCommands';
import { SideColumn, type SideTab } from './SideColumn';
import type { LoadedPostmortem, PostmortemChange } from './usePostmortem';

type Column = 'sections' | 'text' | 'side';
type Mending = { what: 'lesson' } | { what: 'cause' } | { what: 'action'; item: { id: string; text: string } | null };

interface PostmortemEditorProps {
  incident: Incident;
  postmortem: Postmortem;
  loaded: LoadedPostmortem;
  zone: string;
  view: DocumentView;
  onView: (view: DocumentView) => void;
  follow: (listener: (change: PostmortemChange) => void) => () => void;
}

/** Sections, text, and what stands beside it: three columns, or one at a time where there is no room. */
export function PostmortemEditor({ incident, postmortem, loaded, zone, view, onView, follow }: PostmortemEditorProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const mayWrite = mayAs(viewer.role, 'RESPONDER');
  const [column, setColumn] = useState<Column>('text');
  const [tab, setTab] = useState<SideTab>('preview');
  const [commenting, setCommenting] = useState<Part['section']>('SUMMARY');
  const [mending, setMending] = useState<Mending | null>(null);
  const refresh = useCommand(Review_DraftMutation);
  const recorded = useRecorded(incident, postmortem, loaded.reload);
  const text = useRef<HTMLDivElement>(null);
  const html = useMemo(() => documentSections(postmortem.html), [postmortem.html]);
  const parts = standing(postmortem.sections);
  const leftOut = postmortem.sections.filter((part) => !parts.includes(part));
  const here = decodeURIComponent(hash.slice(1));
  // What the template leaves out is shown where somebody asked for it.
  const shown = [...parts, ...leftOut.filter(({ section }) => anchorOf(section) === here)];

  useEffect(() => { if (mayWrite) loadMarkdownEditor(); }, [mayWrite]);
  // A link to a section lands there, once; after that the place is the reader's.
  useEffect(() => {
    if (here === '') return;
    const place = document.getElementById(here);
    place?.scrollIntoView({ block: 'start' });
    document.getElementById(`${here}-title`)?.focus({ preventScroll: true });
  }, [here]);

  const go = useCallback((part: Part) => {
    setColumn('text');
    void navigate({ hash: anchorOf(part.section), search: window.location.search }, { replace: true });
    document.getElementById(anchorOf(part.section))?.scrollIntoView({ block: 'start' });
  }, [navigate]);
  const mend = (gap: Gap) => {
    const part = postmortem.sections.find(({ section }) => section === gap.section);
    if (gap.commentId !== null) { setColumn('side'); setTab('comments'); }
    else if (gap.entryId !== null) void navigate(`/incidents/${incident.key}#entry-${gap.entryId}`);
    else if (gap.section === 'LESSONS' && mayWrite) setMending({ what: 'lesson' });
    else if (gap.section === 'CAUSES' && mayWrite) setMending({ what: 'cause' });
    else if (gap.section === 'ACTIONS' && mayWrite) setMending({ what: 'action', item: incident.actionItems.find(({ id }) => id === gap.actionItemId) ?? null });
    else if (part && (part.required || part.generated.trim() !== '')) go(part);
    else void navigate(`/incidents/${incident.key}`);
  };
  const done = { incidentId: incident.id, onDone: recorded, onClose: () => { setMending(null); } };
  const stale = postmortem.outdated || postmortem.template.outdated;

  return (
    <>
      <PostmortemBar incident={incident} postmortem={postmortem} templates={loaded.templates} view={view} onView={onView} onMend={mend} onChange={loaded.reload} />
      {stale && (
        <div className="pm-notice">
          <Notice tone="warn" action={mayWrite && <Button small disabled={refresh.sending} onClick={() => { void refresh.run({ incidentId: incident.id }).then((payload) => { if (payload) loaded.reload(); }); }}>Refresh from the record</Button>}>
            {postmortem.outdated ? 'The incident has been added to since this was drafted.' : 'The template has a newer version; a refresh takes it.'} What people wrote stays.
          </Notice>
        </div>
      )}
      {refresh.failure && <div className="pm-notice"><Notice tone="crit">{refresh.failure.message}</Notice></div>}
      {postmortem.wantedChange && <div className="pm-notice"><Notice tone="warn"><strong>{postmortem.wantedChange.by} sent it back</strong>, {dateAndTime(postmortem.wantedChange.at, zone)}: {visibleText(postmortem.wantedChange.reason)}</Notice></div>}
      <div className="pm-columns-switch">
        <Segmented<Column> label="Column" value={column} onChange={setColumn} options={[{ value: 'sections', label: 'Sections' }, { value: 'text', label: 'Text' }, { value: 'side', label: 'Preview and checks' }]} />
      </div>
      <div className="pm-columns" data-column={column}>
        <div className="pm-list"><SectionList parts={parts} leftOut={leftOut} gaps={postmortem.gaps} here={here} mayWrite={mayWrite} onGo={go} /></div>
        <div className="pm-text scroll" ref={text} tabIndex={0} role="region" aria-label="Postmortem document">
          <div className="pm-doc">
            {shown.map((part) => (
              <SectionBlock key={part.section} incident={incident} postmortem={postmortem} part={part} html={html.get(part.title)} gaps={postmortem.gaps} zone={zone} mayWrite={mayWrite}
                follow={follow} onChange={loaded.reload} onSaved={loaded.changed} onComment={() => { setCommenting(part.section); setTab('comments'); setColumn('side'); }} />
            ))}
          </div>
        </div>
        <aside className="pm-side" aria-label="Preview and checks">
          <SideColumn incident={incident} postmortem={postmortem} view={view} zone={zone} mayWrite={mayWrite} changes={loaded.changes} tab={tab} onTab={setTab}
            commenting={commenting} onCommenting={setCommenting} onMend={mend} onChange={loaded.reload} />
        </aside>
      </div>
      {mending?.what === 'lesson' && <LessonDialog {...done} />}
      {mending?.what === 'cause' && <CauseDialog {...done} />}
      {mending?.what === 'action' && <ActionDialog {...done} zone={zone} item={mending.item} />}
    </>
  );
}
