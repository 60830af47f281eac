import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import type { Gap } from '../postmortem';

/** Where something missing is mended, in a verb. */
const verbs: Partial<Record<Gap['section'], string>> = { LESSONS: 'Add', ACTIONS: 'Assign', CAUSES: 'Note' };
const verbOf = (gap: Gap) => (gap.commentId !== null ? 'Answer' : gap.entryId !== null ? 'Show' : verbs[gap.section] ?? 'Mend');

/** What is missing, a sentence each, with a way to mend it. */
export function GapList({ gaps, onMend }: { gaps: readonly Gap[]; onMend: (gap: Gap) => void }) {
  return (
    <ul className="gaps">
      {gaps.map((gap) => (
        <li key={gap.sentence}>
          <Icon name="missing" size={14} />
          <span>{visibleText(gap.sentence)}</span>
          <Button look="ghost" small aria-label={`${verbOf(gap)}: ${gap.sentence}`} onClick={() => { onMend(gap); }}>{verbOf(gap)}</Button>
        </li>
      ))}
    </ul>
  );
}
