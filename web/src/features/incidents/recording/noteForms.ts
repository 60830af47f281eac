import { graphql } from '@/gql';
import { kindWords } from '@/words/words';
import type { EntryKind } from '@/gql/graphql';
import type { CommandForm } from './commandForm';

const Record_LogEntryMutation = graphql(`
  mutation Record_LogEntryMutation($input: LogEntryInput!) {
    logEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const kinds: EntryKind[] = ['NOTE', 'OBSERVATION', 'ACTION', 'COMMUNICATION', 'VENDOR', 'FEEDBACK', 'REPORT', 'TICKET'];

export const noteForms: [CommandForm] = [
  {
    form: 'entry', label: 'Log', icon: 'note', first: true, kinds: kinds.filter((kind) => kind !== 'FEEDBACK'), mutation: Record_LogEntryMutation,
    text: { name: 'text', prompt: 'What is happening? Markdown works.', required: 'Say what happened.' },
    fields: [{ type: 'choice', name: 'kind', label: 'Kind', words: Object.fromEntries(kinds.map((kind) => [kind, kindWords[kind]])), initial: 'NOTE', fact: 'entryKind' }],
  },
];
