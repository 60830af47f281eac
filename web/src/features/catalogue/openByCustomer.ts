import type { Channel, CustomerContactOutcome, Severity } from '@/gql/graphql';

export interface OpenIncident {
  id: string; key: string; title: string; severity: Severity;
  entitlements: readonly { customerId: string; customer: string }[];
  customersToTell: readonly { customerId?: string | null; name: string; since: string }[];
  customerContacts: readonly { customerId?: string | null; customer: string; channel: Channel; outcome: CustomerContactOutcome; at: string; toldBy: string }[];
}

export interface OpenForCustomer {
  customerId: string;
  name: string;
  incidents: readonly { key: string; title: string }[];
  /** Of these incidents, since when they are to be told and are not. Null: they were told of all. */
  toTellSince: string | null;
  told: { at: string; channel: Channel; by: string } | null;
}

/** What is open that concerns each customer of the catalogue, those who wait for word first. */
export function openByCustomer(incidents: readonly OpenIncident[]): OpenForCustomer[] {
  const found = new Map<string, OpenForCustomer>();
  for (const { key, title, entitlements, customersToTell, customerContacts } of incidents) {
    for (const { customerId, customer } of entitlements) {
      const before = found.get(customerId);
      const waits = customersToTell.find((one) => one.customerId === customerId)?.since ?? null;
      const last = customerContacts.filter((one) => one.customerId === customerId && one.outcome === 'TOLD').sort((a, b) => a.at.localeCompare(b.at)).at(-1);
      const told = last && (!before?.told || before.told.at < last.at) ? { at: last.at, channel: last.channel, by: last.toldBy } : before?.told ?? null;
      found.set(customerId, {
        customerId, name: customer, told, incidents: [...(before?.incidents ?? []), { key, title }],
        toTellSince: [before?.toTellSince, waits].filter((since) => typeof since === 'string').sort()[0] ?? null,
      });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.toTellSince === null) - Number(b.toTellSince === null) || a.name.localeCompare(b.name));
}
