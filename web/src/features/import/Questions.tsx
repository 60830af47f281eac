import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { canSettle, isOnTop, keyOf } from './openQuestions';
import type { Preview } from './useReading';

interface QuestionsProps {
  questions: Preview['questions'];
  settled: ReadonlySet<string>;
  onSettle: (keys: readonly string[]) => void;
  /** Marks a line. */
  onLine: (line: number | null) => void;
}

const shownAtOnce = 4;

/** What the text leaves open about single lines. Each waits for an answer: another text, or that it is right so. */
export function Questions({ questions, settled, onSettle, onLine }: QuestionsProps) {
  const open = questions.filter((question) => !isOnTop(question) && !settled.has(keyOf(question)));
  const settle = open.filter(canSettle);
  if (open.length === 0) return null;
  return (
    <div className="paste-questions">
      {open.slice(0, shownAtOnce).map((question) => {
        const { line } = question;
        return (
          <div key={keyOf(question)} onMouseEnter={() => { onLine(line ?? null); }} onMouseLeave={() => { onLine(null); }}>
            <Notice tone="warn" action={canSettle(question) && <Button small onFocus={() => { onLine(line ?? null); }} onClick={() => { onSettle([keyOf(question)]); }}>{question.code === 'UNREAD_TIME' ? 'It is text' : 'Leave it so'}</Button>}>
              {question.message}
            </Notice>
          </div>
        );
      })}
      {open.length > shownAtOnce && <p className="small muted">{open.length - shownAtOnce} more questions of this kind follow.</p>}
      {settle.length > 1 && <div><Button small onClick={() => { onSettle(settle.map(keyOf)); }}>All {settle.length} are text</Button></div>}
    </div>
  );
}
