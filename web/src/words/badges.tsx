import type { IncidentStatus, Severity as Level } from '@/gql/graphql';
import { Severity } from '@/ui/Severity';
import { Status, type StatusLook } from '@/ui/Status';
import { severityWords, statusWords } from './words';

const levels: Record<Level, 1 | 2 | 3 | 4> = { SEV1: 1, SEV2: 2, SEV3: 3, SEV4: 4 };

/** Severity as bars, and as a word where there is room. */
export function SeverityBadge({ severity, label = true }: { severity: Level; label?: boolean }) {
  return <Severity level={levels[severity]} label={label} title={severityWords[severity]} />;
}

const looks: Record<IncidentStatus, StatusLook> = { DECLARED: 'declared', ENGAGED: 'engaged', MITIGATED: 'mitigated', RESOLVED: 'resolved', CLOSED: 'closed' };

export function StatusBadge({ status }: { status: IncidentStatus }) {
  return <Status look={looks[status]} label={statusWords[status]} />;
}
