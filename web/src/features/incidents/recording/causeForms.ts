import { graphql } from '@/gql';
import { bearingWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_TheoryMutation = graphql(`
  mutation Record_TheoryMutation($input: RaiseHypothesisInput!) {
    raiseHypothesis(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_RefuteMutation = graphql(`
  mutation Record_RefuteMutation($input: RefuteHypothesisInput!) {
    refuteHypothesis(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ConfirmMutation = graphql(`
  mutation Record_ConfirmMutation($input: ConfirmHypothesisInput!) {
    confirmHypothesis(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_RootCauseMutation = graphql(`
  mutation Record_RootCauseMutation($input: NoteRootCauseInput!) {
    noteRootCause(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_FactorMutation = graphql(`
  mutation Record_FactorMutation($input: NoteContributingFactorInput!) {
    noteContributingFactor(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_AbandonMutation = graphql(`
  mutation Record_AbandonMutation($input: AbandonHypothesisInput!) {
    abandonHypothesis(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EvidenceMutation = graphql(`
  mutation Record_EvidenceMutation($input: LinkEvidenceInput!) {
    linkEvidence(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TriggerMutation = graphql(`
  mutation Record_TriggerMutation($input: NoteTriggerInput!) {
    noteTrigger(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const theory = { type: 'entry', name: 'hypothesisId', label: 'Which theory', kinds: ['HYPOTHESIS'], required: 'Say which theory.' } as const;
const evidence = { type: 'entry', name: 'evidence', label: 'Entries that show it (optional)', many: true } as const;

/** Theories, and what was found in the end. */
export const causeForms: CommandForm[] = [
  {
    form: 'theory', label: 'Theory', icon: 'bulb', first: true, kinds: ['HYPOTHESIS'], mutation: Record_TheoryMutation,
    text: { name: 'statement', prompt: 'What might it be?', required: 'Say what it might be.' },
    fields: [{ type: 'line', name: 'raisedBy', label: 'Whose theory (optional)', placeholder: 'You', fact: 'author' }],
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
    form: 'abandon', label: 'Theory given up', icon: 'cross', kinds: ['ABANDONMENT'], mutation: Record_AbandonMutation,
    text: { name: 'because', prompt: 'Why nobody follows it any more', required: 'Say why nobody follows it any more.' }, fields: [theory],
  },
  {
    form: 'evidence', label: 'Evidence', icon: 'eye', kinds: ['EVIDENCE'], mutation: Record_EvidenceMutation, text: { name: 'text', prompt: 'How it shows that (optional)' },
    fields: [
      theory,
      { type: 'entry', name: 'evidenceId', label: 'Which entry shows it', required: 'Say which entry.' },
      { type: 'choice', name: 'bearing', label: 'Which way', words: bearingWords, initial: 'FOR' },
    ],
  },
  {
    form: 'rootCause', label: 'Root cause', icon: 'root', kinds: ['ROOT_CAUSE'], mutation: Record_RootCauseMutation,
    text: { name: 'text', prompt: 'What caused it', required: 'Say what caused it.' }, fields: [evidence],
  },
  {
    form: 'factor', label: 'Contributing factor', icon: 'branch', kinds: ['CONTRIBUTING_FACTOR'], mutation: Record_FactorMutation,
    text: { name: 'text', prompt: 'What made it possible, likelier or worse', required: 'Say what it was.' }, fields: [evidence],
  },
  {
    form: 'trigger', label: 'Trigger', icon: 'root', kinds: ['TRIGGER'], mutation: Record_TriggerMutation,
    text: { name: 'text', prompt: 'What set it off', required: 'Say what set it off.' }, fields: [evidence],
  },
];
