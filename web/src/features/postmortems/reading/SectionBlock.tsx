import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import { visibleText } from '@/ui/visibleText';
import { useViewer } from '@/viewer/ViewerContext';
import { anchorOf, nameOf, type Gap, type Incident, type Part, type Postmortem } from '../postmortem';
import type { PostmortemChange } from '../usePostmortem';
import { Difference } from '../writing/Difference';
import { KeptDrafts } from '../writing/KeptDrafts';
import { SectionEditor, type Begun } from '../writing/SectionEditor';
import { SectionOffer } from '../lessons/SectionOffer';

const SectionBlock_ResetMutation = graphql(`
  mutation SectionBlock_ResetMutation($input: ResetSectionInput!) {
    resetSection(input: $input) { postmortem { version } error { code message field } }
  }
`);

interface SectionBlockProps {
  incident: Incident;
  postmortem: Postmortem;
  part: Part;
  /** As the server drew it. */
  html: string | undefined;
  gaps: readonly Gap[];
  zone: string;
  mayWrite: boolean;
  follow: (listener: (change: PostmortemChange) => void) => () => void;
  onChange: () => void;
  onSaved: () => void;
  onComment: () => void;
}

/** One section: as it reads, or while somebody writes in it. */
export function SectionBlock(props: SectionBlockProps) {
  const { incident, postmortem, part, html, gaps, zone, mayWrite, follow, onChange, onSaved, onComment } = props;
  const viewer = useViewer();
  const [begun, setBegun] = useState<(Begun & { again: number }) | null>(null);
  const [differing, setDiffering] = useState(false);
  const reset = useCommand(SectionBlock_ResetMutation);
  const begin = (how: Begun = {}) => { setDiffering(false); setBegun((before) => ({ ...how, again: (before?.again ?? 0) + 1 })); };
  const close = () => {
    setBegun(null);
    onChange();
    document.getElementById(`${anchorOf(part.section)}-title`)?.focus({ preventScroll: true });
  };
  const other = part.hold && part.hold.by.personId !== viewer.actorId ? part.hold : null;
  const mine = part.written?.markdown ?? '';

  const generateAgain = async () => {
    if (!(await reset.run({ incidentId: incident.id, section: part.section, expectedVersion: postmortem.version }))) return;
    toast(`${part.title} says what the record says.`, () => { begin({ text: mine }); });
    onChange();
  };
  const open = part.comments.filter((comment) => comment.open).length;
  return (
    <section id={anchorOf(part.section)} className="pm-section" aria-labelledby={`${anchorOf(part.section)}-title`} data-look={part.written ? 'written' : 'generated'}>
      <div className="pm-section-head">
        <h2 id={`${anchorOf(part.section)}-title`} tabIndex={-1}>{visibleText(part.title)}</h2>
        <SectionTags part={part} gaps={gaps} writes={begun !== null} other={other && nameOf(other.by)} zone={zone} />
        <span className="grow" />
        {!begun && (
          <>
            {part.outdated && <Button small aria-expanded={differing} onClick={() => { setDiffering(!differing); }}><Icon name="compare" />{differing ? 'Hide the difference' : 'Show the difference'}</Button>}
            {mayWrite && !other && <Button small look="ghost" aria-label={`${part.written ? 'Write on' : 'Rewrite'}: ${part.title}`} onClick={() => { begin(); }}><Icon name="written" />{part.written ? 'Write on' : 'Rewrite'}</Button>}
            {mayWrite && !other && part.written && <Button small look="ghost" disabled={reset.sending} aria-label={`Generate again: ${part.title}`} title="Says what the record says again. Your text can be taken back." onClick={() => { void generateAgain(); }}><Icon name="undo" /></Button>}
            <Button small look="ghost" aria-label={`Comments: ${part.title}${open > 0 ? `, ${open} open` : ''}`} onClick={onComment}><Icon name="speech" />{open > 0 && open}</Button>
          </>
        )}
      </div>
      {reset.failure && <Notice tone="crit">{reset.failure.message}</Notice>}
      {part.questionsHtml !== null && mayWrite && <details className="questions"><summary>What to answer here</summary><div dangerouslySetInnerHTML={{ __html: part.questionsHtml }} /></details>}
      <KeptDrafts incidentId={incident.id} part={part} zone={zone} mayWrite={mayWrite && !other} onChange={onChange} onUse={(text) => { begin({ text, original: mine === '' ? part.generated : mine }); }} />
      {differing && part.outdated && (
        <Difference incidentId={incident.id} incidentVersion={postmortem.incidentVersion} part={part} onKept={() => { setDiffering(false); onChange(); }}
          onTake={(text) => { begin({ text, seen: postmortem.incidentVersion, original: mine }); }} />
      )}
      {begun
        ? <SectionEditor key={begun.again} incident={incident} part={part} zone={zone} begun={begun} viewerId={viewer.actorId} follow={follow} onSaved={onSaved} onClose={close} onAgain={(text) => { begin({ text }); }} />
        : other && part.draft ? <pre className="typed typed-live" tabIndex={0} aria-label={`${nameOf(other.by)} is typing`}>{visibleText(part.draft.markdown)}</pre>
          : html !== undefined && html !== '' ? <div className="paper" dangerouslySetInnerHTML={{ __html: html }} />
            : part.written ? <div className="paper" dangerouslySetInnerHTML={{ __html: part.written.html }} /> : <p className="muted">Nothing stands here yet.</p>}
      <SectionOffer incident={incident} postmortem={postmortem} part={part} zone={zone} mayWrite={mayWrite} onChange={onChange} />
    </section>
  );
}

function SectionTags({ part, gaps, writes, other, zone }: { part: Part; gaps: readonly Gap[]; writes: boolean; other: string | null; zone: string }) {
  const lacks = gaps.some(({ section, commentId }) => section === part.section && commentId === null);
  if (writes) return <Tag tone="accent"><Icon name="written" size={12} />You are writing</Tag>;
  if (other !== null) return <Tag tone="accent"><Icon name="written" size={12} />{other} is writing</Tag>;
  return (
    <>
      {part.outdated && <Tag tone="high"><Icon name="renew" size={12} />record moved on</Tag>}
      {part.written
        ? <Tag tone="accent" title={dateAndTime(part.written.writtenAt, zone)}><Icon name="written" size={12} />written by {part.written.authors.map(nameOf).join(', ')}</Tag>
        : part.generated.trim() === '' ? <Tag tone={lacks ? 'crit' : 'plain'}>{lacks && <Icon name="missing" size={12} />}nothing recorded</Tag> : <Tag>generated</Tag>}
      {lacks && part.generated.trim() !== '' && <Tag tone="crit"><Icon name="missing" size={12} />something missing</Tag>}
      {!part.inTemplate && <Tag tone="dashed">not in the template</Tag>}
    </>
  );
}
