import type { MetricKind, MilestoneKind, SlaStart } from '@/gql/graphql';

/** What the page can show, in the order of its tabs. */
export const figures = ['ticket-to-engagement', 'sla', 'updates', 'estimates', 'effort', 'lessons', 'availability', 'other-times', 'service-reports'] as const;
export type Figure = (typeof figures)[number];

export const figureWords: Record<Figure, string> = {
  'ticket-to-engagement': 'Ticket to engagement', sla: 'SLA', updates: 'Updates', estimates: 'Estimates', effort: 'Effort', lessons: 'Lessons',
  availability: 'Availability', 'other-times': 'Other times', 'service-reports': 'Service reports',
};

/** The lengths of time that a figure can be counted by; none: it is counted, not timed. */
export const metricsOf: Record<Figure, readonly MetricKind[]> = {
  'ticket-to-engagement': ['TICKET_TO_ENGAGEMENT', 'FORMAL_TICKET_TO_ENGAGEMENT'],
  sla: [], updates: ['TIME_TO_FIRST_UPDATE', 'LONGEST_SILENCE'], estimates: ['ETA_ERROR'], effort: ['EFFORT', 'LONGEST_STRETCH'], lessons: [], availability: [],
  'other-times': ['TIME_TO_RESOLVE', 'REPORT_TO_RESOLVE', 'TIME_TO_MITIGATE', 'TIME_TO_DIAGNOSE', 'TIME_TO_DETECT', 'MISSED_WARNING', 'TIME_TO_ACKNOWLEDGE', 'TIME_TO_REACH', 'IMPACT_TIME', 'AFFECTED_TIME', 'DATA_LOSS_WINDOW', 'REMAINING_LOSS'],
  'service-reports': [],
};

export const figureOf = (metric: MetricKind): Figure => figures.find((figure) => metricsOf[figure].includes(metric)) ?? 'ticket-to-engagement';

/** Between which milestones a metric lies, where a target can be promised for the same. */
export const milestonesOf: Partial<Record<MetricKind, readonly [SlaStart, MilestoneKind]>> = {
  TICKET_TO_ENGAGEMENT: ['REPORTED', 'ENGAGED'], FORMAL_TICKET_TO_ENGAGEMENT: ['TICKETED', 'ENGAGED'], TIME_TO_FIRST_UPDATE: ['REPORTED', 'FIRST_UPDATE'],
  TIME_TO_ACKNOWLEDGE: ['REPORTED', 'ACKNOWLEDGED'], REPORT_TO_RESOLVE: ['REPORTED', 'RESOLVED'], TIME_TO_RESOLVE: ['FAULT_STARTED', 'RESOLVED'], TIME_TO_MITIGATE: ['FAULT_STARTED', 'MITIGATED'],
};
