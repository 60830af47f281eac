import type { IncidentFilter, IncidentStatus, Severity } from '@/gql/graphql';

export interface BoardFilter {
  text: string;
  /** `open`: everything before resolved. Empty: any. */
  status: IncidentStatus | 'open' | '';
  severity: Severity | '';
  drills: boolean;
  /** Those that were declared by mistake too. */
  cancelled: boolean;
}

const statuses: IncidentStatus[] = ['DECLARED', 'ENGAGED', 'MITIGATED', 'RESOLVED', 'CLOSED'];
const severities: Severity[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
export const openStatuses: IncidentStatus[] = ['DECLARED', 'ENGAGED', 'MITIGATED'];

/** The filter in the address. What is not understood is left out. */
export function readBoardFilter(params: URLSearchParams): BoardFilter {
  const status = params.get('status');
  const severity = params.get('severity');
  return {
    text: params.get('text') ?? '',
    status: status === 'open' ? 'open' : (statuses.find((s) => s === status) ?? ''),
    severity: severities.find((s) => s === severity) ?? '',
    drills: params.get('drills') === 'yes',
    cancelled: params.get('cancelled') === 'yes',
  };
}

export function writeBoardFilter(filter: BoardFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.text !== '') params.set('text', filter.text);
  if (filter.status !== '') params.set('status', filter.status);
  if (filter.severity !== '') params.set('severity', filter.severity);
  if (filter.drills) params.set('drills', 'yes');
  if (filter.cancelled) params.set('cancelled', 'yes');
  return params;
}

/** The filter as the server takes it. */
export function filterOf(filter: BoardFilter): IncidentFilter {
  const text = filter.text.trim();
  return {
    ...(text !== '' && { text }),
    ...(filter.status !== '' && { status: filter.status === 'open' ? openStatuses : [filter.status] }),
    ...(filter.severity !== '' && { severity: [filter.severity] }),
    includeDrills: filter.drills,
    includeCancelled: filter.cancelled,
  };
}
