import { graphql } from '@/gql';
import type { CommandForm } from './commandForm';

const Record_TheoryMutation = graphql(`
  mutation Record_TheoryMutation($input: RaiseHypothesisInput!) {
    raiseHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Record_RefuteMutation = graphql(`
  mutation Record_RefuteMutation($input: RefuteHypothesisInput!) {
    refuteHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Record_ConfirmMutation = graphql(`
  mutation Record_ConfirmMutation($input: ConfirmHypothesisInput!) {
    confirmHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Record_RootCauseMutation = graphql(`
  mutation Record_RootCauseMutation($input: NoteRootCauseInput!) {
    noteRootCause(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const Record_FactorMutation = graphql(`
  mutation Record_FactorMutation($input: NoteContributingFactorInput!) {
    noteContributingFactor(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);

const theory = { type: 'entry', name: 'hypothesisId', label: 'Which theory', kinds: ['HYPOTHESIS'], required: 'Say which theory.' } as const;
const evidence = { type: 'entry', name: 'evidence', label: 'Entries that show it (optional)', many: true } as const;

/** Theories, and what was found in the end. */
export const causeForms: CommandForm[] = [
  {
    form: 'theory', label: 'Theory', icon: 'bulb', first: true, kinds: ['HYPOTHESIS'], mutation: Record_TheoryMutation,
    text: { name: 'statement', prompt: 'What might it be?', required: 'Say what it might be.' },
    fields: [{ type: 'line', name: 'raisedBy', label: 'Whose theory (optional)', placeholder: 'You' }],
  },
  {
    form: 'refute', label: 'Theory refuted', icon: 'cross', kinds: ['REFUTATION'], mutation: Record_RefuteMutation,
    text: { name: 'because', prompt: 'What shows that it is wrong', required: 'Say what was seen.' }, fields: [theory],
  },
  {
    form: 'confirm', label: 'Theory confirmed', icon: 'check', kinds: ['CONFIRMATION'], mutation: Record_ConfirmMutation,
    text: { name: 'because', prompt: 'What shows that it is right', required: 'Say what was seen.' }, fields: [theory],
  },
  {
    form: 'rootCause', label: 'Root cause', icon: 'root', kinds: ['ROOT_CAUSE'], mutation: Record_RootCauseMutation,
    text: { name: 'text', prompt: 'What caused it', required: 'Say what caused it.' }, fields: [evidence],
  },
  {
    form: 'factor', label: 'Contributing factor', icon: 'branch', kinds: ['CONTRIBUTING_FACTOR'], mutation: Record_FactorMutation,
    text: { name: 'text', prompt: 'What made it possible, likelier or worse', required: 'Say what it was.' }, fields: [evidence],
  },
];
