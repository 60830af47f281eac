import type { EntryKind } from '@/gql/graphql';
import type { LineContext, LineEntry } from './context';

const entry = (sequence: number, kind: EntryKind, at: string, text: string, facts: LineEntry['facts'] = []): LineEntry =>
  ({ id: `e${sequence}`, sequence, kind, text, occurredAt: at, retracted: false, facts });

/** For tests: the night of 10 to 11 November 2026 in Houston, at 01:24. */
export const night: LineContext = {
  now: Date.parse('2026-11-11T07:24:00Z'), startedAt: Date.parse('2026-11-11T07:24:00Z'), zone: 'America/Chicago', me: 'Marta Okafor',
  people: ['Priya Raman', 'Jonas Weller', 'Marta Okafor', 'Ada Stone', 'Adam Voss', 'Ben Lind'],
  services: [{ id: 's1', name: 'checkout' }, { id: 's2', name: 'Mail' }, { id: 's3', name: 'Mail archive' }],
  customers: [{ id: 'c1', name: 'Halden Freight' }, { id: 'c2', name: 'Halden Rail' }, { id: 'c3', name: 'Borg & Co' }],
  entries: [
    entry(2, 'REPORT', '2026-11-11T04:02:00Z', 'Halden Freight rings: mail stands still'),
    entry(4, 'HYPOTHESIS', '2026-11-11T04:10:00Z', 'The redundancy was set up wrongly'),
    entry(9, 'HYPOTHESIS', '2026-11-11T06:17:00Z', 'The update began before the schema was prepared'),
    entry(10, 'OBSERVATION', '2026-11-11T06:30:00Z', 'The log shows two runs of the schema step'),
    entry(12, 'TIME_BOX', '2026-11-11T07:12:00Z', 'Vendor undoes the update, otherwise we rebuild'),
  ],
};

export const withEntries = (...entries: readonly LineEntry[]): LineContext => ({ ...night, entries: [...night.entries, ...entries] });
export const impactOf = (service: string): LineEntry => entry(20, 'IMPACT_START', '2026-11-11T04:02:00Z', `${service} is down`, [{ name: 'service', input: service }]);
