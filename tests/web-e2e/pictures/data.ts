import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { ask, expect } from '../journeys/timeline';

export interface Shown { key: string; id: string; private: string; fresh: string }

/** Two incidents that run, one that is private, one that is over and has its postmortem; with everything that a room shows. */
export async function tell(request: APIRequestContext): Promise<Shown> {
  const now = Date.now();
  const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const tell = async <T>(name: string, input: object, selection: string): Promise<T> => {
    const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
    const data = await ask<Record<string, T & { error: { message: string } | null }>>(
      request, `mutation Tell($input: ${type}!) { ${name}(input: $input) { ${selection} error { message } } }`, { input: { commandId: randomUUID(), ...input } });
    const told = data[name];
    if (!told) throw new Error(`${name} answered nothing.`);
    expect(told.error, name).toBeNull();
    return told;
  };
  const declare = async (input: object) => (await tell<{ incident: { id: string; key: string } }>('declareIncident', input, 'incident { id key }')).incident;

  const over = await declare({ title: 'Invoices were sent twice', severity: 'SEV3', zone: 'Europe/Berlin' });
  await tell('logEntry', { incidentId: over.id, text: 'Accounting rings: two invoices for one order.', kind: 'REPORT', occurredAt: at(300) }, 'entry { id }');
  await tell('engageResponder', { incidentId: over.id, who: 'Grace Wu', occurredAt: at(280) }, 'entry { id }');
  await tell('noteRootCause', { incidentId: over.id, text: 'The job was started by two schedulers.', occurredAt: at(250) }, 'entry { id }');
  await tell('mitigateIncident', { incidentId: over.id, occurredAt: at(240) }, 'entry { id }');
  await tell('resolveIncident', { incidentId: over.id, occurredAt: at(200) }, 'entry { id }');
  await tell('recordLesson', { incidentId: over.id, text: 'A job must know that it runs already.', category: 'WENT_BADLY' }, 'lesson { id }');
  await tell('raiseActionItem', { incidentId: over.id, text: 'Take a lock before the job starts', owner: 'Grace Wu', type: 'PREVENT', due: at(3_000).slice(0, 10) }, 'actionItem { id }');
  await tell('draftPostmortem', { incidentId: over.id }, 'postmortem { id }');

  const { id, key } = await declare({ title: 'Mail does not arrive at the branch offices', severity: 'SEV2', zone: 'Europe/Berlin' });
  const here = (name: string, minutesAgo: number, input: object) => tell<{ entry: { id: string } }>(name, { incidentId: id, occurredAt: at(minutesAgo), ...input }, 'entry { id }');
  await here('logEntry', 172, { text: 'The branch office in Kiel rings: no mail since the upgrade.', kind: 'REPORT' });
  await here('recordContactAttempt', 168, { who: 'Priya Nair', rung: 'PRIMARY', channel: 'PHONE', outcome: 'NO_ANSWER' });
  await here('recordContactAttempt', 164, { who: 'Ben Okafor', rung: 'SECONDARY', channel: 'PHONE', outcome: 'REACHED' });
  await here('engageResponder', 155, { who: 'Ben Okafor', how: 'at the desk' });
  await here('takeRole', 150, { role: 'COMMANDER', who: 'Ada Park' });
  await here('startImpact', 172, { service: 'Mail', level: 'DOWN', affected: 340 });
  await here('startImpact', 120, { service: 'Calendar', level: 'DEGRADED' });
  const theory = await here('raiseHypothesis', 140, { statement: 'The certificate of the relay ran out', raisedBy: 'Ben Okafor' });
  await here('refuteHypothesis', 118, { hypothesisId: theory.entry.id, because: 'It is valid for four months more.' });
  await here('raiseHypothesis', 110, { statement: 'The relay turns away the new sender addresses', raisedBy: 'Ada Park' });
  await here('sendUpdate', 90, { text: 'Mail to and from the branch offices is delayed. We know and work on it.', audience: 'CUSTOMER', channel: 'EMAIL', nextUpdateDue: at(-20) });
  await here('giveEta', 80, { by: at(-60), givenBy: 'Ben Okafor', for: 'the queue to be empty' });
  await here('setTimeBox', 60, { deadline: at(-15), for: 'trying the old rule set', whatThen: 'roll the upgrade back' });
  await here('logEntry', 30, { text: 'Queue at the relay: **12,400** messages, growing by 90 a minute.\n\n| host | queue |\n| --- | ---: |\n| relay1 | 8,100 |\n| relay2 | 4,300 |', kind: 'OBSERVATION' });
  await here('takeDecision', 20, { what: 'Roll the upgrade back when the box ends.', decidedBy: 'Ada Park' });
  const fresh = await declare({ title: 'Payments are slow', severity: 'SEV1' });
  const hidden = await declare({ title: 'Somebody read the payroll', severity: 'SEV2', private: true });
  return { key, id, private: hidden.key, fresh: fresh.key };
}
