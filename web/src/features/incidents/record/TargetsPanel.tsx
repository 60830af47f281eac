import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { SlaStatus } from '@/gql/graphql';
import { durationText } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import type { RoomIncident } from '../roomRecord';
import './targets.css';

const TargetsPanel_ExplanationQuery = graphql(`
  query TargetsPanel_ExplanationQuery($key: String!) {
    incident(key: $key) { id sla { target customer explanation } }
  }
`);

const slaStatusWords: Record<SlaStatus, string> = {
  NOT_STARTED: 'Not started', RUNNING: 'Running', AT_RISK: 'At risk', PAUSED: 'Paused', BREACHED: 'Missed', MET: 'Met', NOT_APPLICABLE: 'Not applicable',
  NO_CONTRACT: 'No contract',
};

type Clock = RoomIncident['sla'][number];

/** What was promised to whom and how it stands. It comes with the record, read once for all who follow; how it is counted is read by who asks. */
export function TargetsPanel({ incident, zone, day }: { incident: RoomIncident; zone: string; day: string | null }) {
  const clocks = incident.sla.filter(({ target }) => target != null);
  if (clocks.length === 0) return null;
  return (
    <Section title="Targets">
      <ul className="targets">
        {clocks.map((clock) => (
          <li key={`${clock.customer ?? ''} ${clock.target ?? ''}`} className={`target target-${clock.status.toLowerCase()}`}>
            <p className="target-name">
              {visibleText(clock.target ?? '')} <span className="muted small">{clock.customer == null ? 'the organisation' : visibleText(clock.customer)}</span>
            </p>
            <p className="target-status">
              <strong>{slaStatusWords[clock.status]}</strong>
              {clock.remainingSeconds != null && (clock.remainingSeconds < 0
                ? ` by ${durationText(-clock.remainingSeconds)}`
                : ` · ${durationText(clock.remainingSeconds)} ${clock.to == null ? 'left' : 'to spare'}`)}
              {clock.dueAt != null && <> · due <time dateTime={clock.dueAt} className="tabular">{clockTimeFrom(day, clock.dueAt, zone)}</time></>}
            </p>
            {clock.reason != null && <p className="small muted">{visibleText(clock.reason)}</p>}
            {clock.remainingSeconds != null && <Counting clock={clock} incident={incident} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Counting({ clock, incident }: { clock: Clock; incident: RoomIncident }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="small" onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>How this is counted{clock.policy != null && ` (${visibleText(clock.policy)}, version ${clock.policyVersion ?? 1})`}</summary>
      {/* Read anew for each version of the record. */}
      {open && <Lines key={incident.version} clock={clock} incidentKey={incident.key} />}
    </details>
  );
}

function Lines({ clock, incidentKey }: { clock: Clock; incidentKey: string }) {
  const [{ data, error }] = useQuery({ query: TargetsPanel_ExplanationQuery, variables: { key: incidentKey }, requestPolicy: 'network-only' });
  if (error) return <p>It could not be loaded. Close this and open it again.</p>;
  const lines = data?.incident?.sla.find(({ target, customer }) => target === clock.target && customer === clock.customer)?.explanation;
  return lines ? <ol className="target-lines">{lines.map((line) => <li key={line}>{visibleText(line)}</li>)}</ol> : <p className="muted">Loading…</p>;
}
