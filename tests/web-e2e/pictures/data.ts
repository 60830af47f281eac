import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { ask, expect } from '../journeys/timeline';

export interface Shown { key: string; id: string; private: string; fresh: string }

const documents = {
  addChannel: 'mutation TellAddChannel($input: AddChannelInput!) { addChannel(input: $input) { channel { id } error { message } } }',
  addCustomer: 'mutation TellAddCustomer($input: AddCustomerInput!) { addCustomer(input: $input) { customer { id } error { message } } }',
  addService: 'mutation TellAddService($input: AddServiceInput!) { addService(input: $input) { service { id } error { message } } }',
  addTeam: 'mutation TellAddTeam($input: AddTeamInput!) { addTeam(input: $input) { team { id } error { message } } }',
  declareIncident: 'mutation TellDeclareIncident($input: DeclareIncidentInput!) { declareIncident(input: $input) { incident { id key } error { message } } }',
  draftPostmortem: 'mutation TellDraftPostmortem($input: DraftPostmortemInput!) { draftPostmortem(input: $input) { postmortem { id } error { message } } }',
  engageResponder: 'mutation TellEngageResponder($input: EngageResponderInput!) { engageResponder(input: $input) { entry { id } error { message } } }',
  giveEta: 'mutation TellGiveEta($input: GiveEtaInput!) { giveEta(input: $input) { entry { id } error { message } } }',
  logEntry: 'mutation TellLogEntry($input: LogEntryInput!) { logEntry(input: $input) { entry { id } error { message } } }',
  mitigateIncident: 'mutation TellMitigateIncident($input: MitigateIncidentInput!) { mitigateIncident(input: $input) { entry { id } error { message } } }',
  noteRootCause: 'mutation TellNoteRootCause($input: NoteRootCauseInput!) { noteRootCause(input: $input) { entry { id } error { message } } }',
  raiseActionItem: 'mutation TellRaiseActionItem($input: RaiseActionItemInput!) { raiseActionItem(input: $input) { actionItem { id } error { message } } }',
  raiseHypothesis: 'mutation TellRaiseHypothesis($input: RaiseHypothesisInput!) { raiseHypothesis(input: $input) { entry { id } error { message } } }',
  recordContactAttempt: 'mutation TellRecordContactAttempt($input: RecordContactAttemptInput!) { recordContactAttempt(input: $input) { entry { id } error { message } } }',
  recordLesson: 'mutation TellRecordLesson($input: RecordLessonInput!) { recordLesson(input: $input) { lesson { id } error { message } } }',
  refuteHypothesis: 'mutation TellRefuteHypothesis($input: RefuteHypothesisInput!) { refuteHypothesis(input: $input) { entry { id } error { message } } }',
  resolveIncident: 'mutation TellResolveIncident($input: ResolveIncidentInput!) { resolveIncident(input: $input) { entry { id } error { message } } }',
  sendUpdate: 'mutation TellSendUpdate($input: SendUpdateInput!) { sendUpdate(input: $input) { entry { id } error { message } } }',
  setTimeBox: 'mutation TellSetTimeBox($input: SetTimeBoxInput!) { setTimeBox(input: $input) { entry { id } error { message } } }',
  startImpact: 'mutation TellStartImpact($input: StartImpactInput!) { startImpact(input: $input) { entry { id } error { message } } }',
  takeDecision: 'mutation TellTakeDecision($input: TakeDecisionInput!) { takeDecision(input: $input) { entry { id } error { message } } }',
  takeRole: 'mutation TellTakeRole($input: TakeRoleInput!) { takeRole(input: $input) { entry { id } error { message } } }',
} as const;

/** Two incidents that run, one that is private, one that is over and has its postmortem; with everything that a room shows. */
export async function tell(request: APIRequestContext): Promise<Shown> {
  const now = Date.now();
  const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const tell = async <T>(name: keyof typeof documents, input: object): Promise<T> => {
    const told = (await ask<Record<string, T & { error: { message: string } | null }>>(request, documents[name], { input: { commandId: randomUUID(), ...input } }))[name];
    if (!told) throw new Error(`${name} answered nothing.`);
    expect(told.error, name).toBeNull();
    return told;
  };
  const declare = async (input: object) => (await tell<{ incident: { id: string; key: string } }>('declareIncident', input)).incident;

  const over = await declare({ title: 'Invoices were sent twice', severity: 'SEV3', zone: 'Europe/Berlin' });
  await tell('logEntry', { incidentId: over.id, text: 'Accounting rings: two invoices for one order.', kind: 'REPORT', occurredAt: at(300) });
  await tell('engageResponder', { incidentId: over.id, who: 'Grace Wu', occurredAt: at(280) });
  await tell('noteRootCause', { incidentId: over.id, text: 'The job was started by two schedulers.', occurredAt: at(250) });
  await tell('mitigateIncident', { incidentId: over.id, occurredAt: at(240) });
  await tell('resolveIncident', { incidentId: over.id, occurredAt: at(200) });
  await tell('recordLesson', { incidentId: over.id, text: 'A job must know that it runs already.', category: 'WENT_BADLY' });
  await tell('raiseActionItem', { incidentId: over.id, text: 'Take a lock before the job starts', owner: 'Grace Wu', type: 'PREVENT', due: at(3_000).slice(0, 10) });
  await tell('draftPostmortem', { incidentId: over.id });

  const { id, key } = await declare({ title: 'Mail does not arrive at the branch offices', severity: 'SEV2', zone: 'Europe/Berlin' });
  const here = (name: keyof typeof documents, minutesAgo: number, input: object) => tell<{ entry: { id: string } }>(name, { incidentId: id, occurredAt: at(minutesAgo), ...input });
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
  await tell('draftPostmortem', { incidentId: id });
  const fresh = await declare({ title: 'Payments are slow', severity: 'SEV1' });
  const hidden = await declare({ title: 'Somebody read the payroll', severity: 'SEV2', private: true });
  await catalogue(tell);
  return { key, id, private: hidden.key, fresh: fresh.key };
}

/** What stands on what. Names are of their own: every size and theme tells it again. */
async function catalogue(tell: <T>(name: keyof typeof documents, input: object) => Promise<T>): Promise<void> {
  const once = randomUUID().slice(0, 4);
  const team = await tell<{ team: { id: string } }>('addTeam', { name: `Messaging ${once}`, members: [{ name: 'Ben Okafor' }, { name: 'Ada Park' }] });
  const mail = await tell<{ channel: { id: string } }>('addChannel', { name: `Mail to customers ${once}`, channel: 'EMAIL' });
  await tell('addChannel', { name: `Support line ${once}`, channel: 'PHONE' });
  const storage = await tell<{ service: { id: string } }>('addService', { name: `Storage ${once}`, keptBy: [team.team.id] });
  await tell('addService', { name: `Mail ${once}`, dependsOn: [storage.service.id], carries: [mail.channel.id], keptBy: [team.team.id] });
  await tell('addCustomer', { name: `Halden Works ${once}` });
}
