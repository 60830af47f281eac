import { describe, expect, it } from 'vitest';
import { auditFile, auditFilter, auditQuestion, kindAsWords, whatOptions } from './audit';

const kinds = [
  { name: 'entry_retracted', subject: 'INCIDENT' as const }, { name: 'entry_logged', subject: 'INCIDENT' as const }, { name: 'entry_redacted', subject: 'INCIDENT' as const },
  { name: 'access_taken', subject: 'INCIDENT' as const }, { name: 'postmortem_drafted', subject: 'POSTMORTEM' as const }, { name: 'service_added', subject: 'CATALOGUE' as const },
];
const asked = (address: string) => auditFilter(auditQuestion(new URLSearchParams(address)), kinds, 'Europe/Berlin', '2026-11-27');

describe('the question of the audit', () => {
  it.each([
    ['', {}], ['person=p1&incident=INC-7', { actorId: 'p1', incidentId: 'INC-7' }], ['what=corrections', { kinds: ['entry_retracted'] }], ['what=removals', { kinds: ['entry_redacted'] }],
    ['what=access', { kinds: ['access_taken'] }], ['what=of:CATALOGUE', { kinds: ['service_added'] }], ['what=entry_logged', { kinds: ['entry_logged'] }],
    ['from=1 Nov 2026&to=27 Nov 2026', { from: '2026-10-31T23:00:00Z', to: '2026-11-27T23:00:00Z' }],
  ])('of “%s” is asked as %j', (address, filter) => { expect(asked(address)).toEqual(filter); });
  it('waits for the kinds where it needs them', () => {
    expect(auditFilter(auditQuestion(new URLSearchParams('what=access')), undefined, 'UTC', '2026-11-27')).toBeNull();
  });
  it('is the same as a file', () => {
    expect(auditFile({})).toBe('/audit.csv');
    expect(auditFile({ actorId: 'p1', kinds: ['a', 'b'], from: '2026-11-01T00:00:00Z' })).toBe('/audit.csv?actorId=p1&from=2026-11-01T00%3A00%3A00Z&kinds=a&kinds=b');
  });
});

it('offers groups, things and each kind by its words', () => {
  const { options, groups } = whatOptions(kinds);
  expect(options.map(({ label }) => label)).toEqual(['Everything', 'Corrections', 'What was redacted', 'Who may see it', 'Review and publishing', 'Incidents', 'Postmortems', 'Kept documents', 'The catalogue']);
  expect(groups[0]?.options.map(({ label }) => label)).toEqual(['Access taken', 'Entry logged', 'Entry redacted', 'Entry retracted']);
  expect(kindAsWords('sla_target_met')).toBe('SLA target met');
});
