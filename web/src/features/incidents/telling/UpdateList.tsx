import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { audienceWords, channelWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { EntryLink } from '../EntryLink';
import { firstDay } from '../roomRecord';
import type { SideProps } from '../side/side';
import { latenessOf, latenessWords } from './lateness';

const UpdateList_incident = graphql(`
  fragment UpdateList_incident on Incident {
    updates { entryId audience channel channels { name } channelWarning { overridden reason } text whatNext nextUpdateDue at }
    metrics { updateAdherence { status due onTime reason } }
  }
`);

/** Every update, the newest first, with how late it came. */
export function UpdateList({ told, incident, zone, may, onSendUpdate }: SideProps & { told: FragmentType<typeof UpdateList_incident> }) {
  const { updates, metrics: { updateAdherence: adherence } } = getFragmentData(UpdateList_incident, told);
  const lateness = latenessOf(updates);
  const day = firstDay(incident, zone);
  return (
    <Section title="Updates" action={may.record && <Button small onClick={onSendUpdate}>Send update</Button>}>
      <p className="muted">{adherence.status === 'RECORDED' ? `${adherence.onTime ?? 0} of ${adherence.due ?? 0} promised updates came in time.` : 'No promised update was due so far.'}</p>
      {updates.length === 0 && <p className="muted">Nobody was told anything yet.</p>}
      <ol className="update-list">
        {[...updates].reverse().map((update) => {
          const seconds = lateness.get(update.entryId) ?? null;
          const words = latenessWords(seconds);
          return (
            <li key={update.entryId}>
              <EntryLink className="update-time" id={update.entryId}><Moment at={update.at} zone={incident.zone}>{clockTimeFrom(day, update.at, zone)}</Moment></EntryLink>
              <div>
                <p className="row">
                  <b>{audienceWords[update.audience]}</b>
                  <span className="muted">{update.channels.length > 0 ? update.channels.map(({ name }) => visibleText(name)).join(', ') : channelWords[update.channel]}</span>
                  {words !== null && <Tag tone={seconds !== null && seconds >= 60 ? 'crit' : 'ok'}>{words}</Tag>}
                  {update.channelWarning && <Tag tone="high">{update.channelWarning.overridden ? 'sent although the channel may be down' : 'the channel may have been down'}</Tag>}
                </p>
                <p className="update-text">{visibleText(update.text)}</p>
                {update.channelWarning?.reason != null && <p className="muted small">Why all the same: {visibleText(update.channelWarning.reason)}</p>}
                {(update.whatNext != null || update.nextUpdateDue != null) && (
                  <p className="muted small">{update.whatNext != null && `Next: ${visibleText(update.whatNext)} `}{update.nextUpdateDue != null && `Next word promised by ${clockTimeFrom(day, update.nextUpdateDue, zone)}.`}</p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
