import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { DemandState } from '@/gql/graphql';
import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { Tag, type Tone } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { EntryLink } from '../EntryLink';
import { firstDay } from '../roomRecord';
import type { SideProps } from '../side/side';

const DemandList_incident = graphql(`
  fragment DemandList_incident on Incident {
    demands { entryId fromWhom what by receivedAt state metAt }
    feedback { entryId fromWhom text at author }
  }
`);

const stateWords: Record<DemandState, { words: string; tone: Tone }> = {
  OPEN: { words: 'open', tone: 'high' }, MET: { words: 'met', tone: 'ok' }, MISSED: { words: 'missed', tone: 'crit' }, DROPPED: { words: 'dropped', tone: 'plain' },
};

/** What others demand and by when, and what they said. */
export function DemandList({ told, incident, zone, may, onRecord }: SideProps & { told: FragmentType<typeof DemandList_incident> }) {
  const { demands, feedback } = getFragmentData(DemandList_incident, told);
  const day = firstDay(incident, zone);
  const time = (at: string) => clockTimeFrom(day, at, zone);
  return (
    <>
      <Section title="Demands" action={may.record && <Button small look="ghost" onClick={() => { onRecord('demand'); }}>Demand</Button>}>
        {demands.length === 0 && <p className="muted">Nobody demands anything by a time.</p>}
        <ul className="demand-list">
          {demands.map((demand) => (
            <li key={demand.entryId}>
              <span className="grow"><EntryLink className="plain-link" id={demand.entryId}>{visibleText(demand.what)}</EntryLink><span className="told-why">{visibleText(demand.fromWhom)}, by {time(demand.by)}{demand.metAt != null && `, met ${time(demand.metAt)}`}</span></span>
              <Tag tone={stateWords[demand.state].tone}>{stateWords[demand.state].words}</Tag>
              {may.record && demand.metAt == null && demand.state !== 'DROPPED' && <Button small aria-label={`Demand met: ${demand.what}`} onClick={() => { onRecord('demandMet', { demandId: demand.entryId }); }}>Demand met</Button>}
            </li>
          ))}
        </ul>
      </Section>
      {feedback.length > 0 && (
        <Section title="Feedback">
          <ul className="demand-list">
            {feedback.map((one) => <li key={one.entryId}><span className="grow"><EntryLink className="plain-link" id={one.entryId}>{visibleText(one.text)}</EntryLink><span className="told-why">{visibleText(one.fromWhom ?? one.author)}, {time(one.at)}</span></span></li>)}
          </ul>
        </Section>
      )}
    </>
  );
}
