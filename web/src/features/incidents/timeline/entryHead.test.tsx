import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EntryKind } from '@/gql/graphql';
import { entryAt } from '@/testing/room';
import type { RoomEntry } from '../roomRecord';
import { EntryFacts } from './EntryFacts';
import { entryHead } from './entryHead';

const zone = 'America/Chicago';
type Said = Partial<RoomEntry['facts'][number]>;
const fact = (name: string, value: string, over: Said = {}) => ({ __typename: 'EntryFact' as const, name, label: name, value, input: value, at: null, entryId: null, ...over });
const coded = (name: string, value: string, input: string) => fact(name, value, { input });
const moment = (name: string, at: string) => fact(name, at, { input: null, at });
const of = (kind: EntryKind, ...facts: RoomEntry['facts'][number][]) => entryAt(9, 30, { kind, facts });
const impact = entryAt(1, 0, { kind: 'IMPACT_START', html: '<p>Nobody can <strong>send</strong>.</p>', facts: [fact('service', 'Mail')] });
const find = (id: string) => (id === impact.id ? impact : null);
const head = (entry: RoomEntry) => { const { words, more } = entryHead(entry, find, zone); return [words, more]; };

describe('the headline of an entry', () => {
  it.each([
    [of('CONTACT_ATTEMPT', fact('who', 'Priya Raman'), coded('rung', 'primary', 'PRIMARY'), coded('channel', 'phone', 'PHONE'), coded('outcome', 'not available', 'NOT_AVAILABLE')), 'Priya Raman: not available', 'primary · phone'],
    [of('CUSTOMER_CONTACT', fact('customer', 'Halden Freight'), fact('person', 'Elena'), coded('channel', 'phone', 'PHONE'), coded('outcome', 'message left', 'LEFT_MESSAGE')), 'Halden Freight: message left', 'Elena · phone'],
    [of('UPDATE', coded('audience', 'customer', 'CUSTOMER'), coded('channel', 'e-mail', 'EMAIL')), 'Update to customer', 'e-mail'],
    [of('IMPACT_CHANGE', fact('impactId', impact.id, { entryId: impact.id }), coded('level', 'degraded', 'DEGRADED'), fact('affected', '340')), 'Mail: degraded', '340 people'],
    [of('TIME_BOX', moment('deadline', '2014-05-14T04:00:00Z'), fact('for', 'the restore')), 'Time box to 23:00', 'the restore'],
    [of('ETA', moment('by', '2014-05-14T07:30:00Z'), fact('for', 'mail')), 'Expected Wed 14 May, 02:30', 'mail'],
    [of('DECISION_VERIFICATION', coded('outcome', 'held', 'HELD')), 'Decision: it held', ''],
    [of('VENDOR_ESCALATED', fact('vendor', 'Mail vendor'), fact('caseNumber', '1140')), 'Mail vendor called in', 'case 1140'],
    [of('STATUS', coded('status', 'mitigated', 'MITIGATED')), 'Mitigated', ''],
  ])('says what was recorded: %#', (entry, words, more) => { expect(head(entry)).toEqual([words, more]); });

  it('is the kind where there is no more to say', () => { expect(head(of('OBSERVATION'))).toEqual(['Observation', '']); });
});

describe('the facts of an entry', () => {
  const rest = (entry: RoomEntry) => {
    const { said } = entryHead(entry, find, zone);
    const { container } = render(<EntryFacts facts={entry.facts} zone={zone} said={said} find={find} day="2014-05-13" />);
    return [...container.querySelectorAll('dl > div')].map((each) => each.textContent);
  };

  it('are all that the headline does not say: what comes next, and when', () => {
    expect(rest(of('UPDATE', coded('audience', 'customer', 'CUSTOMER'), coded('channel', 'phone', 'PHONE'), fact('whatNext', 'We call again'), moment('nextUpdateDue', '2014-05-14T04:00:00Z'))))
      .toEqual(['whatNextWe call again', 'nextUpdateDue23:00']);
    expect(rest(of('TIME_BOX', moment('deadline', '2014-05-14T04:00:00Z'), fact('whatThen', 'we rebuild')))).toEqual(['whatThenwe rebuild']);
    expect(rest(of('DECISION', fact('assumption', 'the copies agree'), fact('options', 'wait'), fact('options', 'restore')))).toEqual(['assumptionthe copies agree', 'optionswait', 'optionsrestore']);
  });

  it('name another entry by its words, never by their Markdown, and lead to it', () => {
    rest(of('ROOT_CAUSE', fact('evidence', impact.id, { entryId: impact.id })));
    expect(screen.getByRole('link', { name: '22:00 Nobody can send.' }).getAttribute('href')).toBe('#entry-entry-1');
  });

  it('leave nothing out, whatever the kind', () => {
    const all = ['who', 'rung', 'channel', 'outcome', 'audience', 'level', 'affected', 'stage', 'for', 'basis', 'reason'].map((name) => fact(name, `said ${name}`));
    const kinds: EntryKind[] = ['CONTACT_ATTEMPT', 'UPDATE', 'IMPACT_START', 'RECOVERY_STAGE', 'ETA', 'DECISION', 'NOTE', 'CLOCK_PAUSE'];
    for (const kind of kinds) {
      const entry = entryAt(9, 30, { kind, facts: all });
      const { words, more, said } = entryHead(entry, find, zone);
      const { container, unmount } = render(<EntryFacts facts={entry.facts} zone={zone} said={said} find={find} />);
      const shown = `${words} ${more} ${container.textContent}`.toLowerCase();
      for (const { value } of all) expect(shown, `${kind} ${value}`).toContain(value);
      unmount();
    }
  });
});
