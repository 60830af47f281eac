import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Icon, type IconName } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { visibleText } from '@/ui/visibleText';
import { theoryWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import { formNamed } from '../recording/forms';
import { firstDay, type RoomIncident } from '../roomRecord';
import { FoldSection } from './FoldSection';
import type { SideProps } from './side';

type Theory = RoomIncident['hypotheses'][number];

const marks = { CONFIRMED: 'check', REFUTED: 'cross', ABANDONED: 'cross', OPEN: 'question' } as const satisfies Record<Theory['status'], IconName>;
const order: readonly Theory['status'][] = ['CONFIRMED', 'OPEN', 'REFUTED', 'ABANDONED'];

/** `1 fell, 1 stands, 2 open`. */
export function theoriesSummary(theories: readonly Pick<Theory, 'status'>[]): string {
  const count = (...statuses: Theory['status'][]) => theories.filter(({ status }) => statuses.includes(status)).length;
  const said = [[count('REFUTED', 'ABANDONED'), 'fell'], [count('CONFIRMED'), count('CONFIRMED') === 1 ? 'stands' : 'stand'], [count('OPEN'), 'open']] as const;
  return said.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`).join(', ') || 'none yet';
}

/** `3 for, 1 against`; empty where nothing was found. */
export function evidenceWords({ evidenceFor, evidenceAgainst }: Pick<Theory, 'evidenceFor' | 'evidenceAgainst'>): string {
  return [[evidenceFor.length, 'for'], [evidenceAgainst.length, 'against']].filter(([n]) => n !== 0).map(([n, word]) => `${n} ${word}`).join(', ');
}

/** What it might be: what stands, what is open, and struck through what fell. */
export function TheoriesSection({ incident, zone, may, onRecord }: SideProps) {
  const day = firstDay(incident, zone);
  const theories = [...incident.hypotheses].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <FoldSection name="theories" title="Theories" count={theoriesSummary(theories)}
      {...(may.record && { action: <Button small look="ghost" title="Y" onClick={() => { onRecord('theory'); }}>Theory</Button> })}>
      {theories.length === 0 && <p className="muted">None yet. One that falls is worth as much as one that stands.</p>}
      <ul className="side-theories">
        {theories.map((theory) => {
          const evidence = evidenceWords(theory);
          const settled = theory.settledAt != null ? `${theoryWords[theory.status].toLowerCase()} ${clockTimeFrom(day, theory.settledAt, zone)}` : `open · raised by ${theory.raisedBy}`;
          const fell = theory.status === 'REFUTED' || theory.status === 'ABANDONED';
          return (
            <li key={theory.id} className={`theory-${theory.status.toLowerCase()}`}>
              <Icon name={marks[theory.status]} />
              <div>
                <p>{fell ? <s><EntryLink className="plain-link" id={theory.entryId}>{visibleText(theory.statement)}</EntryLink></s> : <EntryLink className="plain-link" id={theory.entryId}>{visibleText(theory.statement)}</EntryLink>}</p>
                <p className="next-how">{visibleText(settled)}{evidence !== '' && `, ${evidence}`}</p>
                {theory.settledBecause != null && <p className="next-how">{visibleText(theory.settledBecause)}</p>}
              </div>
              {may.record && <Menu trigger={<Button small look="ghost" icon aria-label={`What was found: ${theory.statement}`}><Icon name="more" /></Button>} parts={partsFor(theory, onRecord)} />}
            </li>
          );
        })}
      </ul>
    </FoldSection>
  );
}

function partsFor({ entryId, status }: Theory, onRecord: SideProps['onRecord']): readonly MenuPart[] {
  const act = (form: string, label: string, values: Readonly<Record<string, string>> = {}): MenuPart => ({
    label, icon: <Icon name={formNamed(form).icon} />, run: () => { onRecord(form, { hypothesisId: entryId, ...values }); },
  });
  const evidence = [act('evidence', 'Evidence for it', { bearing: 'FOR' }), act('evidence', 'Evidence against it', { bearing: 'AGAINST' })];
  return status === 'OPEN' ? [...evidence, 'rule', act('confirm', 'Confirm'), act('refute', 'Refute'), act('abandon', 'Give up')] : evidence;
}
