import type { IncidentFilter, IncidentOrder, IncidentStatus, Severity } from '@/gql/graphql';
import { instantOfWallClock } from '@/time/zones';
import { daysBefore } from './days';

export interface ListFilter {
  text: string;
  /** `open`: everything before resolved. Empty: any. */
  status: IncidentStatus | 'open' | '';
  severity: Severity | '';
  service: string;
  customer: string;
  drills: boolean;
  /** Those that were declared by mistake too. */
  cancelled: boolean;
  /** Private ones alone. */
  hidden: boolean;
  /** In which days it began: so many up to today, or from one day to another. */
  period: '' | '7' | '30' | '90' | '365' | 'days';
  from: string;
  to: string;
  order: IncidentOrder;
}

const statuses: readonly IncidentStatus[] = ['DECLARED', 'ENGAGED', 'MITIGATED', 'RESOLVED', 'CLOSED'];
const severities: readonly Severity[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
const periods = ['7', '30', '90', '365', 'days'] as const;
const orders: readonly IncidentOrder[] = ['NEWEST', 'OLDEST', 'WORST'];
export const openStatuses: readonly IncidentStatus[] = ['DECLARED', 'ENGAGED', 'MITIGATED'];

export const noFilter: ListFilter = { text: '', status: '', severity: '', service: '', customer: '', drills: false, cancelled: false, hidden: false, period: '', from: '', to: '', order: 'NEWEST' };

const day = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : '');

/** The filter in the address. What is not understood is left out. */
export function readFilter(params: URLSearchParams): ListFilter {
  const status = params.get('status');
  return {
    text: params.get('text') ?? '',
    status: status === 'open' ? 'open' : (statuses.find((one) => one === status) ?? ''),
    severity: severities.find((one) => one === params.get('severity')) ?? '',
    service: params.get('service') ?? '',
    customer: params.get('customer') ?? '',
    drills: params.get('drills') === 'yes',
    cancelled: params.get('cancelled') === 'yes',
    hidden: params.get('private') === 'yes',
    period: periods.find((one) => one === params.get('period')) ?? '',
    from: day(params.get('from')),
    to: day(params.get('to')),
    order: orders.find((one) => one === params.get('order')?.toUpperCase()) ?? 'NEWEST',
  };
}

export function writeFilter(filter: ListFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['text', 'status', 'severity', 'service', 'customer', 'period'] as const) if (filter[name] !== '') params.set(name, filter[name]);
  for (const [name, on] of [['drills', filter.drills], ['cancelled', filter.cancelled], ['private', filter.hidden]] as const) if (on) params.set(name, 'yes');
  if (filter.period === 'days') for (const name of ['from', 'to'] as const) if (filter[name] !== '') params.set(name, filter[name]);
  if (filter.order !== 'NEWEST') params.set('order', filter.order.toLowerCase());
  return params;
}

/** Whether anything is left out that there is. */
export const isNarrowed = (filter: ListFilter): boolean => writeFilter({ ...filter, order: 'NEWEST', drills: false, cancelled: false }).size > 0;

function startOf(text: string, zone: string): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(instantOfWallClock({ year, month, day: date, hour: 0, minute: 0, second: 0 }, zone).epochMs).toISOString();
}

/** The filter as the server takes it, on a day in a zone. */
export function filterOf(filter: ListFilter, today: string, zone: string): IncidentFilter {
  const [text, service, customer] = [filter.text.trim(), filter.service.trim(), filter.customer.trim()];
  const from = filter.period === 'days' ? filter.from : filter.period === '' ? '' : daysBefore(today, Number(filter.period) - 1);
  const to = filter.period === 'days' ? filter.to : '';
  return {
    ...(text !== '' && { text }),
    ...(filter.status !== '' && { status: filter.status === 'open' ? [...openStatuses] : [filter.status] }),
    ...(filter.severity !== '' && { severity: [filter.severity] }),
    ...(service !== '' && { service: [service] }),
    ...(customer !== '' && { customer: [customer] }),
    ...(filter.hidden && { private: true }),
    ...(from !== '' && { beganFrom: startOf(from, zone) }),
    ...(to !== '' && { beganBefore: startOf(daysBefore(to, -1), zone) }),
    includeDrills: filter.drills,
    includeCancelled: filter.cancelled,
  };
}
