import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import type { Part } from '../postmortem';
import { ChangedParagraph } from '../reading/Words';
import { withTaken } from './taking';

const Difference_KeepMutation = graphql(`
  mutation Difference_KeepMutation($input: KeepSectionInput!) {
    keepSection(input: $input) { postmortem { version } error { code message field } }
  }
`);

interface DifferenceProps {
  incidentId: string;
  incidentVersion: number;
  part: Part;
  /** Goes on in the editor, with what was taken in the text. */
  onTake: (text: string) => void;
  onKept: () => void;
}

/** What the record says now where somebody wrote: each paragraph is taken into the text, or the writer's words stay. */
export function Difference({ incidentId, incidentVersion, part, onTake, onKept }: DifferenceProps) {
  const paragraphs = part.difference?.paragraphs ?? [];
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const { run, sending, failure } = useCommand(Difference_KeepMutation);
  const choose = (index: number, take: boolean) => {
    const next = new Set(taken);
    if (take) next.add(index); else next.delete(index);
    setTaken(next);
  };
  const keep = async () => { if (await run({ incidentId, section: part.section, incidentVersion })) onKept(); };
  return (
    <div className="difference" role="group" aria-label={`What the record says now: ${part.title}`}>
      <p className="small muted">What the record said when this was written, and what it says now. Your words stay unless you take one of these.</p>
      {paragraphs.map((paragraph, index) => paragraph.kind === 'SAME' ? null : (
        <div key={index} className="difference-paragraph">
          <ChangedParagraph paragraph={paragraph} />
          <Segmented label={`Paragraph ${index + 1}`} value={taken.has(index) ? 'take' : 'keep'} onChange={(value) => { choose(index, value === 'take'); }}
            options={[{ value: 'take', label: 'Take it' }, { value: 'keep', label: 'Keep mine' }]} />
        </div>
      ))}
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      <div className="row">
        {taken.size > 0
          ? <Button small onClick={() => { onTake(withTaken(part.written?.markdown ?? '', paragraphs, taken)); }}>{taken.size === 1 ? 'Put 1 paragraph into the text' : `Put ${taken.size} paragraphs into the text`}</Button>
          : <Button small disabled={sending} onClick={() => { void keep(); }}>Keep all of mine</Button>}
      </div>
    </div>
  );
}
