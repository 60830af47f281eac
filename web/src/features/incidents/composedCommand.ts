import type { Client } from 'urql';
import { send, type Outcome } from '@/commands/send';
import { graphql } from '@/gql';
import type { Audience, Channel, ContactOutcome, ContactRung, EntryKind, Precision } from '@/gql/graphql';
import type { AnsweredPayload } from './useIncidentRoom';

/** What a person can say in the composer, ready to be sent; times are instants. */
export type ComposedCommand = { incidentId: string; occurredAt: string; precision: Precision } & (
  | { form: 'entry'; kind: EntryKind; text: string; author: string }
  | { form: 'contact'; who: string; rung: ContactRung; channel: Channel; outcome: ContactOutcome; text: string }
  | { form: 'engage'; who: string; how: string; text: string }
  | { form: 'update'; audience: Audience; channel: Channel; text: string; whatNext: string; nextUpdateDue: string | null }
  | { form: 'theory'; text: string; raisedBy: string }
  | { form: 'mitigate'; text: string }
  | { form: 'resolve'; text: string }
);

const Composer_LogEntryMutation = graphql(`
  mutation Composer_LogEntryMutation($input: LogEntryInput!) {
    logEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Composer_ContactMutation = graphql(`
  mutation Composer_ContactMutation($input: RecordContactAttemptInput!) {
    recordContactAttempt(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Composer_EngageMutation = graphql(`
  mutation Composer_EngageMutation($input: EngageResponderInput!) {
    engageResponder(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Composer_UpdateMutation = graphql(`
  mutation Composer_UpdateMutation($input: SendUpdateInput!) {
    sendUpdate(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Composer_TheoryMutation = graphql(`
  mutation Composer_TheoryMutation($input: RaiseHypothesisInput!) {
    raiseHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Composer_MitigateMutation = graphql(`
  mutation Composer_MitigateMutation($input: MitigateIncidentInput!) {
    mitigateIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Composer_ResolveMutation = graphql(`
  mutation Composer_ResolveMutation($input: ResolveIncidentInput!) {
    resolveIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Sends it under the id given: the same id again records nothing twice. */
export async function sendComposed(client: Client, command: ComposedCommand, commandId: string): Promise<{ payload: AnsweredPayload | null; problem: string | null }> {
  const { incidentId, occurredAt, precision } = command;
  const common = { commandId, incidentId, occurredAt, precision };
  switch (command.form) {
    case 'entry':
      return told(await send(client, Composer_LogEntryMutation, { input: { ...common, kind: command.kind, text: command.text, author: orNull(command.author) } }));
    case 'contact':
      return told(await send(client, Composer_ContactMutation, { input: { ...common, who: command.who.trim(), rung: command.rung, channel: command.channel, outcome: command.outcome, text: orNull(command.text) } }));
    case 'engage':
      return told(await send(client, Composer_EngageMutation, { input: { ...common, who: command.who.trim(), how: orNull(command.how), text: orNull(command.text) } }));
    case 'update':
      return told(await send(client, Composer_UpdateMutation, { input: { ...common, audience: command.audience, channel: command.channel, text: command.text, whatNext: orNull(command.whatNext), nextUpdateDue: command.nextUpdateDue } }));
    case 'theory':
      return told(await send(client, Composer_TheoryMutation, { input: { ...common, statement: command.text, raisedBy: orNull(command.raisedBy) } }));
    case 'mitigate':
      return told(await send(client, Composer_MitigateMutation, { input: { ...common, text: orNull(command.text) } }));
    case 'resolve':
      return told(await send(client, Composer_ResolveMutation, { input: { ...common, text: orNull(command.text) } }));
  }
}

function told<Data>(outcome: Outcome<Data>): { payload: AnsweredPayload | null; problem: string | null } {
  return outcome.failure
    ? { payload: null, problem: outcome.failure.message }
    : { payload: outcome.payload as AnsweredPayload, problem: null };
}

/** The words of it, for the row that stands in the timeline until the answer comes. */
export function composedText(command: ComposedCommand): string {
  switch (command.form) {
    case 'contact': return [`${command.who} (${command.outcome.toLowerCase().replace('_', ' ')})`, command.text].filter(Boolean).join(': ');
    case 'engage': return [command.who, command.how, command.text].filter(Boolean).join(' · ');
    default: return command.text;
  }
}
