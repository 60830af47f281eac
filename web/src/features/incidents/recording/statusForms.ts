import { graphql } from '@/gql';
import type { CommandForm } from './commandForm';

const Record_MitigateMutation = graphql(`
  mutation Record_MitigateMutation($input: MitigateIncidentInput!) {
    mitigateIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ResolveMutation = graphql(`
  mutation Record_ResolveMutation($input: ResolveIncidentInput!) {
    resolveIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

/** How far it has come. */
export const statusForms: CommandForm[] = [
  {
    form: 'mitigate', label: 'Mitigated', icon: 'check', first: true, kinds: [], mutation: Record_MitigateMutation,
    text: { name: 'text', prompt: 'What was done (optional)' }, fields: [],
  },
  {
    form: 'resolve', label: 'Resolved', icon: 'flag', first: true, kinds: [], mutation: Record_ResolveMutation,
    text: { name: 'text', prompt: 'How was it resolved (optional)' }, fields: [],
  },
];
