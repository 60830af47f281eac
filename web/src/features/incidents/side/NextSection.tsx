import { roughDuration, secondsBetween } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { visibleText } from '@/ui/visibleText';
import { audienceWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import { formNamed } from '../recording/forms';
import { firstDay, type RoomIncident } from '../roomRecord';
import { FoldSection } from './FoldSection';
import type { SideProps } from './side';

type Deadline = RoomIncident['due'][number];

/** What can be said of a promise: the form, and what it begins with. */
export function answersTo({ kind, entryId }: Pick<Deadline, 'kind' | 'entryId'>): readonly { form: string; values: Readonly<Record<string, string>> }[] {
  switch (kind) {
    case 'UPDATE': return [];
    case 'TIME_BOX': return [
      { form: 'timeBoxMet', values: { timeBoxId: entryId } },
      { form: 'timeBoxCancel', values: { timeBoxId: entryId } },
    ];
    case 'DEMAND': return [{ form: 'demandMet', values: { demandId: entryId } }];
    case 'ETA': return [{ form: 'etaMet', values: { etaId: entryId } }];
  }
}

/** How urgent the number in front is: passed, within ten minutes, or neither. */
const urgency = (left: number) => (left < 0 ? 'late' : left <= 600 ? 'risk' : 'calm');

const leftWords = (left: number) => (left < 0 ? `${roughDuration(-left)} late` : roughDuration(left));

/** Everything that was promised, expected or demanded, the earliest first, each with what can be said of it. */
export function NextSection({ incident, zone, may, onRecord, onSendUpdate }: SideProps) {
  const { due } = incident;
  const ticking = useNow(15_000, due.length > 0 && may.at === null);
  const now = may.at === null ? ticking : Date.parse(may.at);
  const count = due.length === 0 ? 'nothing due' : due.length === 1 ? '1 promise' : `${due.length} promises`;
  return (
    <FoldSection name="next" title="Next" count={count}>
      {due.length === 0 && <p className="muted">Nothing is promised. An update says when the next one comes.</p>}
      {due.length > 0 && <ul className="next" aria-label="What is due">
        {due.map((deadline) => {
          const left = secondsBetween(now, deadline.at);
          return (
            <li key={`${deadline.kind} ${deadline.entryId}`} className={`next-${urgency(left)}`}>
              <time dateTime={deadline.at} className="next-when">{leftWords(left)}</time>
              <div>
                <p><EntryLink className="plain-link" id={deadline.entryId}>{visibleText(wordsOf(deadline, incident))}</EntryLink></p>
                <p className="next-how">{howOf(deadline, incident, zone)}</p>
              </div>
              {may.record && <Answers deadline={deadline} passed={left < 0} incident={incident} onRecord={onRecord} onSendUpdate={onSendUpdate} />}
            </li>
          );
        })}
      </ul>}
    </FoldSection>
  );
}

/** What is waited for in a few words; when and how stands beneath. */
function wordsOf({ kind, entryId, words, whatThen }: Deadline, incident: RoomIncident): string {
  const of = <T extends { entryId: string }>(all: readonly T[]) => all.find((one) => one.entryId === entryId);
  switch (kind) {
    case 'UPDATE': { const told = of(incident.updates); return told ? `Update to: ${audienceWords[told.audience].toLowerCase()}` : words; }
    case 'TIME_BOX': return of(incident.timeBoxes)?.for ?? whatThen ?? words;
    case 'DEMAND': return of(incident.demands)?.what ?? words;
    case 'ETA': { const eta = of(incident.etas); return eta ? eta.for ?? 'Service back' : words; }
  }
}

function howOf(deadline: Deadline, incident: RoomIncident, zone: string): string {
  const at = clockTimeFrom(firstDay(incident, zone), deadline.at, zone);
  switch (deadline.kind) {
    case 'UPDATE': {
      const promise = incident.updates.find(({ entryId }) => entryId === deadline.entryId);
      return promise ? `${at} · every ${roughDuration(secondsBetween(promise.at, deadline.at))}` : at;
    }
    case 'TIME_BOX': return `time box ends ${at}${deadline.whatThen ? ` · else ${visibleText(deadline.whatThen)}` : ''}`;
    case 'DEMAND': {
      const demand = incident.demands.find(({ entryId }) => entryId === deadline.entryId);
      return `demanded by ${at}${demand ? ` · ${visibleText(demand.fromWhom)}` : ''}`;
    }
    case 'ETA': {
      const eta = incident.etas.find(({ entryId }) => entryId === deadline.entryId);
      const slips = eta?.slips ?? 0;
      return `ETA ${at} · ${slips === 0 ? 'first estimate' : slips === 1 ? 'slipped once' : `slipped ${slips} times`}`;
    }
  }
}

interface AnswersProps extends Pick<SideProps, 'incident' | 'onRecord' | 'onSendUpdate'> { deadline: Deadline; passed: boolean }

function Answers({ deadline, passed, incident, onRecord, onSendUpdate }: AnswersProps) {
  if (deadline.kind === 'UPDATE') return <Button small look="ghost" aria-label={`Send update: ${deadline.words}`} onClick={onSendUpdate}>Send update</Button>;
  if (deadline.kind === 'TIME_BOX' && passed) {
    return <Button small aria-label={`Say what was done: ${deadline.words}`} onClick={() => { onRecord('timeBoxAnswer', { timeBoxId: deadline.entryId }); }}>Say what was done</Button>;
  }
  const eta = incident.etas.find(({ entryId }) => entryId === deadline.entryId);
  const slip: MenuPart[] = eta ? [{ label: 'Another estimate', icon: <Icon name="clock" />, run: () => { onRecord('eta', { for: eta.for ?? '' }); } }] : [];
  // The service back is said by resolving.
  const met = eta && eta.for == null ? [{ form: 'resolve', values: {} }] : answersTo(deadline);
  const parts = met.map(({ form, values }): MenuPart => ({ label: formNamed(form).label, icon: <Icon name={formNamed(form).icon} />, run: () => { onRecord(form, values); } }));
  return <Menu trigger={<Button small look="ghost" icon aria-label={`What came of it: ${deadline.words}`}><Icon name="more" /></Button>} parts={[...parts, ...slip]} />;
}
