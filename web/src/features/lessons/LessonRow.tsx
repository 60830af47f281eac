import { Recurrence } from '@/charts/charts';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { LessonRow_LessonFragment } from '@/gql/graphql';
import { secondsBetween } from '@/time/durations';
import { lessonWords } from '@/words/words';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';

export const LessonRow_lesson = graphql(`
  fragment LessonRow_lesson on LearntLesson {
    lessonId category text recordedAt recordedBy services
    incident { id key title }
    occurrences { lessonId at daysSincePrevious text incident { id incidentId key title severity status zone } }
    actionItems { id text status owner due }
  }
`);

export type Lesson = LessonRow_LessonFragment;
export type LessonRef = FragmentType<typeof LessonRow_lesson>;
export const lessonOf = (ref: LessonRef): Lesson => getFragmentData(LessonRow_lesson, ref);

/** A lesson is new for so many days: nobody can say yet whether it comes back. */
const newFor = 30;
const YEAR = 365 * 86_400_000;

export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** `back after 136 days`, `not seen since`, `new`. */
export function returnOf({ occurrences, recordedAt }: Lesson, now: number): { words: string; tone: 'violet' | 'ok' | 'accent' } {
  const last = occurrences.at(-1);
  if (occurrences.length > 1 && last?.daysSincePrevious != null) return { words: `back after ${daysWords(last.daysSincePrevious)}`, tone: 'violet' };
  return secondsBetween(recordedAt, now) < newFor * 86_400 ? { words: 'new', tone: 'accent' } : { words: 'not seen since', tone: 'ok' };
}

/** `2 of 3 done`; what was dropped is not to be done. */
export function actionsWords({ actionItems }: Lesson): string {
  const counted = actionItems.filter(({ status }) => status !== 'DROPPED');
  return counted.length === 0 ? 'no action yet' : `${counted.filter(({ status }) => status === 'DONE').length} of ${counted.length} done`;
}

interface LessonRowProps { lesson: Lesson; zone: string; now: number; onOpen: () => void }

/** One lesson: what, in which incidents of twelve months, what is done about it, and whether it came back. */
export function LessonRow({ lesson, zone, now, onOpen }: LessonRowProps) {
  const { words, tone } = returnOf(lesson, now);
  const actions = actionsWords(lesson);
  return (
    <li className="lesson">
      <div className="lesson-what">
        <button type="button" className="lesson-text" onClick={onOpen}>{visibleText(lesson.text)}</button>
        <p className="muted small">{[lessonWords[lesson.category], ...lesson.services.map(visibleText)].join(' · ')}</p>
      </div>
      <div className="lesson-seen">
        <Recurrence name={`Seen in ${lesson.occurrences.length} ${lesson.occurrences.length === 1 ? 'incident' : 'incidents'}`} bare wordless zone={zone} from={now - YEAR} until={now}
          incidents={lesson.occurrences.map(({ incident, at }) => ({ id: incident.incidentId, key: incident.key, at: Date.parse(at) }))} onOpen={onOpen} />
      </div>
      <span className={actions === 'no action yet' && lesson.category !== 'WENT_WELL' ? 'lesson-open tabular' : 'muted tabular'}>{actions}</span>
      <span className="lesson-back"><Tag tone={tone}>{tone === 'violet' && <Icon name="repeat" />}{tone === 'ok' && <Icon name="tick" />}{words}</Tag></span>
    </li>
  );
}
