import { Segmented } from '@/ui/Segmented';
import { NamesInText } from './NamesInText';
import { standing, type Gap, type Incident, type Part, type Postmortem } from './postmortem';
import { PdfPreview } from './preview/PdfPreview';
import { viewQuery, type DocumentView } from './reading/documentView';
import { CommentsTab } from './review/CommentsTab';
import { GapList } from './review/GapList';
import { VersionsTab } from './versions/VersionsTab';

export type SideTab = 'preview' | 'missing' | 'comments' | 'versions';

interface SideColumnProps {
  incident: Incident;
  postmortem: Postmortem;
  view: DocumentView;
  zone: string;
  mayWrite: boolean;
  changes: number;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  commenting: Part['section'];
  onCommenting: (section: Part['section']) => void;
  onMend: (gap: Gap) => void;
  onChange: () => void;
}

const most = 3;

/** Beside the text: the pages, what is missing, what others say, what was published. */
export function SideColumn({ incident, postmortem, view, zone, mayWrite, changes, tab, onTab, commenting, onCommenting, onMend, onChange }: SideColumnProps) {
  const { gaps } = postmortem;
  const open = postmortem.sections.flatMap(({ comments }) => comments).filter((comment) => comment.open).length;
  const count = (words: string, many: number) => (many > 0 ? `${words} ${many}` : words);
  const choose = (next: SideTab) => {
    onTab(next);
    const first = standing(postmortem.sections)[0];
    if (next === 'comments' && first && !postmortem.sections.some(({ section }) => section === commenting)) onCommenting(first.section);
  };
  return (
    <>
      <div className="side-head">
        <Segmented<SideTab> label="Beside the text" value={tab} onChange={choose} options={[
          { value: 'preview', label: 'Preview' }, { value: 'missing', label: count('Missing', gaps.length) }, { value: 'comments', label: count('Comments', open) },
          { value: 'versions', label: count('Versions', postmortem.publications.length) },
        ]} />
      </div>
      {tab === 'preview' && (
        <>
          {gaps.length > 0 && (
            <section className="side-card" aria-label="Missing before it can be published">
              <h2>Before it can be published <span className="muted">{gaps.length} missing</span></h2>
              <GapList gaps={gaps.slice(0, most)} onMend={onMend} />
              {gaps.length > most && <button type="button" className="link-button small" onClick={() => { onTab('missing'); }}>All {gaps.length}</button>}
            </section>
          )}
          <PdfPreview url={postmortem.pdfUrl + viewQuery(view, { words: 'typed' })} changes={changes} zone={zone} label="Pages of the PDF" />
        </>
      )}
      {tab === 'missing' && (
        <div className="side-scroll" tabIndex={0} role="region" aria-label="What is missing">
          <section className="side-pad" aria-label="Missing before it can be published">
            {gaps.length === 0 ? <p>Nothing is missing.</p> : <GapList gaps={gaps} onMend={onMend} />}
          </section>
          <NamesInText incidentKey={incident.key} mayWrite={mayWrite} onChange={onChange} />
        </div>
      )}
      {tab === 'comments' && <div className="side-scroll" tabIndex={0} role="region" aria-label="Comments"><CommentsTab incident={incident} postmortem={postmortem} section={commenting} onSection={onCommenting} zone={zone} mayWrite={mayWrite} onChange={onChange} /></div>}
      {tab === 'versions' && <div className="side-scroll" tabIndex={0} role="region" aria-label="Versions"><VersionsTab incident={incident} postmortem={postmortem} zone={zone} /></div>}
    </>
  );
}
