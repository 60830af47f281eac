import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { nameOf, standing, type Incident, type Part, type Postmortem } from '../postmortem';

const Comments_AddMutation = graphql(`
  mutation Comments_AddMutation($input: AddCommentInput!) {
    addComment(input: $input) { comment { commentId } error { code message field } }
  }
`);
const Comments_ResolveMutation = graphql(`
  mutation Comments_ResolveMutation($input: ResolveCommentInput!) {
    resolveComment(input: $input) { comment { commentId } error { code message field } }
  }
`);
const Comments_ReopenMutation = graphql(`
  mutation Comments_ReopenMutation($input: ReopenCommentInput!) {
    reopenComment(input: $input) { comment { commentId } error { code message field } }
  }
`);
const Comments_RetractMutation = graphql(`
  mutation Comments_RetractMutation($input: RetractCommentInput!) {
    retractComment(input: $input) { comment { commentId } error { code message field } }
  }
`);

type Comment = Part['comments'][number];

interface CommentsTabProps {
  incident: Incident;
  postmortem: Postmortem;
  /** The section that a new comment is on. */
  section: Part['section'];
  onSection: (section: Part['section']) => void;
  zone: string;
  mayWrite: boolean;
  onChange: () => void;
}

/** Threads on sections: the open ones first. */
export function CommentsTab({ incident, postmortem, section, onSection, zone, mayWrite, onChange }: CommentsTabProps) {
  const [text, setText] = useState('');
  const add = useCommand(Comments_AddMutation);
  const parts = standing(postmortem.sections);
  const threads = postmortem.sections.flatMap((part) => part.comments.filter(({ replyTo }) => replyTo === null).map((first) => ({ part, first, answers: part.comments.filter(({ replyTo }) => replyTo === first.commentId) })))
    .sort((a, b) => Number(b.first.open) - Number(a.first.open));
  const send = async () => {
    if (text.trim() === '') return;
    if (await add.run({ incidentId: incident.id, section, text: text.trim() })) { setText(''); onChange(); }
  };
  return (
    <div className="stack side-pad">
      {mayWrite && (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void send(); } }}>
          <SelectField label="On" value={section} options={parts.map((part) => ({ value: part.section, label: part.title }))} onChange={onSection} />
          <TextArea label="Comment" value={text} maxLength={20_000} onChange={(event) => { setText(event.target.value); }} error={add.failure?.message} />
          <div className="row"><Button small type="submit" disabled={add.sending || text.trim() === ''} title="Ctrl Enter">Comment</Button></div>
        </form>
      )}
      {threads.length === 0 && <p className="muted">No comments yet.</p>}
      <ul className="threads" aria-label="Comments">
        {threads.map(({ part, first, answers }) => (
          <Thread key={first.commentId} title={part.title} first={first} answers={answers} incidentId={incident.id} zone={zone} mayWrite={mayWrite} onChange={onChange} />
        ))}
      </ul>
    </div>
  );
}

interface ThreadProps { title: string; first: Comment; answers: readonly Comment[]; incidentId: string; zone: string; mayWrite: boolean; onChange: () => void }

function Thread({ title, first, answers, incidentId, zone, mayWrite, onChange }: ThreadProps) {
  const viewer = useViewer();
  const [answer, setAnswer] = useState<string | null>(null);
  const add = useCommand(Comments_AddMutation);
  const resolve = useCommand(Comments_ResolveMutation);
  const reopen = useCommand(Comments_ReopenMutation);
  const retract = useCommand(Comments_RetractMutation);
  const done = (payload: unknown) => { if (payload) { setAnswer(null); onChange(); } };
  const failure = add.failure ?? resolve.failure ?? reopen.failure ?? retract.failure;
  const { commentId } = first;
  return (
    <li className="thread" data-open={first.open} id={`comment-${commentId}`}>
      {[first, ...answers].map((comment) => (
        <div key={comment.commentId} className="comment">
          <Avatar name={nameOf(comment.by)} small decoration />
          <div>
            <p className="small"><strong>{nameOf(comment.by)}</strong> {comment === first && <span className="muted">on {title}</span>} <time className="muted" dateTime={comment.at}>{dateAndTime(comment.at, zone)}</time></p>
            <p className="comment-text">{visibleText(comment.text)}</p>
            {mayWrite && (comment.by.personId === viewer.actorId || mayAs(viewer.role, 'MANAGER')) && (
              <Button look="ghost" small disabled={retract.sending} aria-label={`Take back: ${comment.text.slice(0, 60)}`} onClick={() => { void retract.run({ incidentId, commentId: comment.commentId }).then(done); }}>Take back</Button>
            )}
          </div>
        </div>
      ))}
      <p className="small">{first.open ? <span className="thread-open">open</span> : <span className="thread-done">resolved by {first.resolvedBy}{first.resolvedAt === null ? '' : `, ${dateAndTime(first.resolvedAt, zone)}`}</span>}</p>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {mayWrite && answer === null && (
        <div className="row">
          {first.open
            ? <Button small disabled={resolve.sending} onClick={() => { void resolve.run({ incidentId, commentId }).then(done); }}>Resolve</Button>
            : <Button small look="ghost" disabled={reopen.sending} onClick={() => { void reopen.run({ incidentId, commentId }).then(done); }}>Open again</Button>}
          <Button small look="ghost" onClick={() => { setAnswer(''); }}>Answer</Button>
        </div>
      )}
      {answer !== null && (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void add.run({ incidentId, section: first.section, replyTo: commentId, text: answer.trim() }).then(done); }}>
          <TextArea label="Answer" autoFocus value={answer} onChange={(event) => { setAnswer(event.target.value); }} />
          <div className="row"><Button small type="submit" disabled={add.sending || answer.trim() === ''}>Answer</Button><Button small look="ghost" onClick={() => { setAnswer(null); }}>Cancel</Button></div>
        </form>
      )}
    </li>
  );
}
