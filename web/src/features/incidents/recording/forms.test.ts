import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, Kind, type OperationDefinitionNode, type FieldNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { entryAt } from '@/testing/room';
import { kindWords } from '@/words/words';
import type { EntryKind } from '@/gql/graphql';
import { isProblem, readFields, valuesOf } from './command';
import { formNamed, formOf, forms, isAmbiguous } from './forms';

/** Corrected by their words and time only (AmendEntryDialog), by another entry, or by the dialog of their own. */
const correctedElsewhere: EntryKind[] = ['FILE', 'LINK', 'ACCESS'];
/** From Timeline itself: it withdraws them when the record changes. */
const found: EntryKind[] = [
  'UPDATE_OVERDUE', 'UPDATE_OVERDUE_WITHDRAWN', 'FATIGUE_WARNING', 'FATIGUE_WARNING_WITHDRAWN', 'TIME_BOX_EXPIRED', 'TIME_BOX_EXPIRED_WITHDRAWN',
  'DEMAND_MISSED', 'DEMAND_MISSED_WITHDRAWN', 'CHANNEL_WARNING_OVERRIDDEN', 'CHANNEL_WARNING_MISSED', 'SLA_WARNING', 'SLA_BREACH', 'SLA_MET', 'SLA_REASSESSMENT',
];
const ofEveryForm = ['commandId', 'incidentId', 'occurredAt', 'precision', 'amends'];
/** What a correction leaves out stays: who said it, the end and the zone of its time, its tags, who is meant by a name. */
const keptByTheServer = ['author', 'occurredUntil', 'zone', 'tags', 'personId', 'fromPersonId', 'toPersonId'];
/** No entry says them back. */
const notAskedYet = ['expectedVersion', 'sendAnywayReason'];
const zone = 'America/Chicago';
const fact = (name: string, input: string | null, over: { at?: string; entryId?: string } = {}) =>
  ({ __typename: 'EntryFact' as const, name, label: name, value: input ?? '', input, at: null, entryId: null, ...over });
const filled = (form: string, kind: EntryKind, facts: ReturnType<typeof fact>[]) => {
  const entry = entryAt(1, 2, { kind, facts, text: 'as said' });
  return readFields(formNamed(form), valuesOf(formNamed(form), entry, zone), zone);
};

describe('the forms', () => {
  it('are one for every kind of entry that a person records', () => {
    const without = (Object.keys(kindWords) as EntryKind[]).filter((kind) => formOf(kind) === null && !found.includes(kind));
    expect(without.sort()).toEqual([...correctedElsewhere].sort());
    expect(forms.flatMap(({ kinds }) => kinds).filter((kind, at, all) => all.indexOf(kind) !== at)).toEqual([]);
  });

  it('have names of their own', () => {
    const names = forms.map(({ form }) => form);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(forms.map(({ label }) => label)).size).toBe(names.length);
  });

  it('give back what an entry says, whatever it is', () => {
    expect(filled('decision', 'DECISION', [fact('assumption', 'the copy is good'), fact('options', 'wait'), fact('options', 'restore, now')])).toMatchObject({
      what: 'as said', decidedBy: 'Kim', assumption: 'the copy is good', onAdviceOf: null, options: ['wait', 'restore, now'],
    });
    expect(filled('eta', 'ETA', [fact('by', null, { at: '2014-05-14T04:00:00Z' })])).toMatchObject({ by: '2014-05-14T04:00:00Z', byLatest: null, for: null, givenBy: 'Kim' });
    expect(filled('endImpact', 'IMPACT_END', [fact('impactId', null, { entryId: 'entry-7' })])).toMatchObject({ impactId: 'entry-7' });
    expect(filled('kind', 'KIND_CHANGE', [fact('kind', 'DRILL')])).toMatchObject({ kind: 'DRILL' });
    expect(filled('startImpact', 'IMPACT_START', [fact('service', 'Mail'), fact('serviceId', 'service-1'), fact('level', 'DEGRADED'), fact('affected', '1200')])).toMatchObject({
      service: 'Mail', serviceId: 'service-1', level: 'DEGRADED', affected: 1200, segmentId: null,
    });
  });

  it('ask for everything that their mutations take, or hold on to it', () => {
    const mutations = buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType()?.getFields() ?? {};
    const missing = forms.flatMap((form) => {
      const operation = form.mutation.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
      const [name = ''] = (operation?.selectionSet.selections ?? []).map((field) => (field as FieldNode).name.value).filter((each) => each in mutations);
      const input = getNamedType(mutations[name]?.args[0]?.type);
      const taken = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
      expect(taken, name).toContain('incidentId');
      expect(JSON.stringify(operation), `${name} shows its entry at once`).toContain('RoomRecord_Entry');
      const known = [...ofEveryForm, ...keptByTheServer, ...notAskedYet, form.text.name, ...form.fields.map((field) => field.name)];
      return taken.filter((field) => !known.includes(field)).map((field) => `${form.form}.${field}`);
    });
    expect(missing).toEqual([]);
  });

  it('hold on to what an entry says in ids, as long as it says the same', () => {
    expect(filled('customerContact', 'CUSTOMER_CONTACT', [fact('customer', 'Northwind'), fact('customerId', 'customer-1')])).toMatchObject({ customer: 'Northwind', customerId: 'customer-1' });
    expect(filled('slaPolicy', 'SLA_POLICY_ASSIGNMENT', [fact('policy', 'Gold'), fact('policyId', 'policy-1'), fact('version', '2'), fact('customer', 'Northwind'), fact('customerId', 'customer-1')])).toMatchObject({
      reason: 'as said', policy: 'Gold', policyId: 'policy-1', version: 2, customer: 'Northwind', customerId: 'customer-1',
    });
    expect(filled('update', 'UPDATE', [fact('channel', 'EMAIL'), fact('channelIds', 'channel-1'), fact('channelIds', 'channel-2')])).toMatchObject({ channel: 'EMAIL', channelIds: ['channel-1', 'channel-2'] });
  });

  it('give back a moment to the second, and of an hour that clocks show twice the one that was meant', () => {
    const eta = formNamed('eta');
    const [second, twice] = ['2014-05-14T04:00:31Z', '2014-11-02T07:30:00Z'];
    const entry = entryAt(1, 2, { kind: 'ETA', facts: [fact('by', null, { at: second }), fact('byLatest', null, { at: twice })] });
    const values = valuesOf(eta, entry, zone);
    expect(readFields(eta, values, zone, entry)).toMatchObject({ by: second, byLatest: twice });
    expect(readFields(eta, { ...values, by: '2014-05-13T23:01' }, zone, entry)).toMatchObject({ by: '2014-05-14T04:01:00Z', byLatest: twice });
  });

  it('do not ask of a correction what only says how something is recorded', () => {
    expect(readFields(formNamed('update'), { text: 'Soon.' }, zone)).toHaveProperty('sendAnyway', false);
    expect(readFields(formNamed('update'), { text: 'Soon.' }, zone, entryAt(1, 2, { kind: 'UPDATE' }))).not.toHaveProperty('sendAnyway');
  });

  it('take no answer that was given to another question of the same name', () => {
    expect(isAmbiguous('kind')).toBe(true);
    expect(isAmbiguous('by')).toBe(true);
    expect(isAmbiguous('channel')).toBe(false);
    const asked = readFields(formNamed('kind'), { kind: 'OBSERVATION' }, zone);
    expect(isProblem(asked) && asked.message).toBe('Say which it is.');
  });
});
