import type { IncidentStatus, Severity } from '@/gql/graphql';
import { severityWords, statusWords } from './words';
import './badges.css';

/** Severity as a word with its colour; the colour alone never says it. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <span className={`severity severity-${severity.toLowerCase()}`} title={severityWords[severity]}>
      {severity.replace('SEV', 'SEV ')}
    </span>
  );
}

export function StatusBadge({ status }: { status: IncidentStatus }) {
  return <span className={`status status-${status.toLowerCase()}`}>{statusWords[status]}</span>;
}
