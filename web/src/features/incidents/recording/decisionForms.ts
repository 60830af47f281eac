import { graphql } from '@/gql';
import { decisionWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_TakeDecisionMutation = graphql(`
  mutation Record_TakeDecisionMutation($input: TakeDecisionInput!) {
    takeDecision(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_VerifyDecisionMutation = graphql(`
  mutation Record_VerifyDecisionMutation($input: VerifyDecisionInput!) {
    verifyDecision(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

/** What was decided, and whether it held. */
export const decisionForms: CommandForm[] = [
  {
    form: 'decision', label: 'Decision', icon: 'scales', kinds: ['DECISION'], mutation: Record_TakeDecisionMutation,
    text: { name: 'what', prompt: 'What was decided?', required: 'Say what was decided.' },
    fields: [
      { type: 'line', name: 'decidedBy', label: 'Decided by (optional)', placeholder: 'You', fact: 'author' },
      { type: 'line', name: 'onAdviceOf', label: 'On advice of (optional)' },
      { type: 'line', name: 'assumption', label: 'Assuming (optional)', most: 1000 },
      { type: 'lines', name: 'options', label: 'What was considered (optional)', placeholder: 'One on each line' },
    ],
  },
  {
    form: 'decisionChecked', label: 'Decision checked', icon: 'check', kinds: ['DECISION_VERIFICATION'], mutation: Record_VerifyDecisionMutation,
    text: { name: 'how', prompt: 'What came of it?', required: 'Say what showed it.' },
    fields: [
      { type: 'entry', name: 'decisionId', label: 'Which decision', kinds: ['DECISION'], required: 'Say which decision.' },
      { type: 'choice', name: 'outcome', label: 'Outcome', words: decisionWords, initial: 'HELD' },
    ],
  },
];
