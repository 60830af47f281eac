import { useEffect } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { SlaStatus } from '@/gql/graphql';
import { durationText } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { Panel } from '@/ui/Panel';
import { visibleText } from '@/ui/visibleText';
import './targets.css';

const TargetsPanel_Query = graphql(`
  query TargetsPanel_Query($key: String!) {
    incident(key: $key) {
      id
      sla {
        target customer policy policyVersion status reason dueAt countedSeconds remainingSeconds explanation
        to { label at entryId }
      }
    }
  }
`);

export const slaStatusWords: Record<SlaStatus, string> = {
  NOT_STARTED: 'Not started', RUNNING: 'Running', AT_RISK: 'At risk', PAUSED: 'Paused', BREACHED: 'Missed', MET: 'Met', NOT_APPLICABLE: 'Not applicable',
  NO_CONTRACT: 'No contract',
};

/** What was promised to whom and how it stands. Read anew when the record changes: Timeline records what comes to be by itself. */
export function TargetsPanel({ incidentKey, version, zone, day }: { incidentKey: string; version: number; zone: string; day: string | null }) {
  const [{ data }, readAgain] = useQuery({ query: TargetsPanel_Query, variables: { key: incidentKey } });
  useEffect(() => { readAgain({ requestPolicy: 'network-only' }); }, [readAgain, version]);
  const clocks = (data?.incident?.sla ?? []).filter(({ target }) => target != null);
  if (clocks.length === 0) return null;
  return (
    <Panel title="Targets">
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
            {clock.explanation.length > 0 && (
              <details className="small">
                <summary>How this is counted{clock.policy != null && ` (${visibleText(clock.policy)}, version ${clock.policyVersion ?? 1})`}</summary>
                <ol className="target-lines">{clock.explanation.map((line) => <li key={line}>{visibleText(line)}</li>)}</ol>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
