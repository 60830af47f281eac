import { expect, it } from 'vitest';
import { openByCustomer, type OpenIncident } from './openByCustomer';

const incident = (key: string, part: Partial<OpenIncident>): OpenIncident => ({ id: key, key, title: `What ${key} is`, severity: 'SEV1', entitlements: [], customersToTell: [], customerContacts: [], ...part });
const told = (customerId: string, at: string, outcome: 'TOLD' | 'NO_ANSWER' = 'TOLD') => ({ customerId, customer: customerId, channel: 'PHONE' as const, outcome, at, toldBy: 'Kim' });

it('says of each customer what is open, and when they were told last', () => {
  const open = openByCustomer([
    incident('INC-1', { entitlements: [{ customerId: 'c1', customer: 'Halvorsen' }], customerContacts: [told('c1', '2026-11-27T14:35:00Z'), told('c1', '2026-11-27T15:00:00Z', 'NO_ANSWER'), told('c2', '2026-11-27T16:00:00Z')] }),
    incident('INC-2', { entitlements: [{ customerId: 'c1', customer: 'Halvorsen' }], customerContacts: [told('c1', '2026-11-27T10:00:00Z')] }),
  ]);
  expect(open).toEqual([{
    customerId: 'c1', name: 'Halvorsen', toTellSince: null, told: { at: '2026-11-27T14:35:00Z', channel: 'PHONE', by: 'Kim' },
    incidents: [{ key: 'INC-1', title: 'What INC-1 is' }, { key: 'INC-2', title: 'What INC-2 is' }],
  }]);
});

it('has those first who wait for word, with since when', () => {
  const open = openByCustomer([
    incident('INC-1', { entitlements: [{ customerId: 'c1', customer: 'Adler' }, { customerId: 'c2', customer: 'Zimmer' }], customersToTell: [{ customerId: 'c2', name: 'Zimmer', since: '2026-11-27T12:00:00Z' }] }),
    incident('INC-2', { entitlements: [{ customerId: 'c2', customer: 'Zimmer' }], customersToTell: [{ customerId: 'c2', name: 'Zimmer', since: '2026-11-27T09:00:00Z' }] }),
  ]);
  expect(open.map(({ name, toTellSince }) => [name, toTellSince])).toEqual([['Zimmer', '2026-11-27T09:00:00Z'], ['Adler', null]]);
});
