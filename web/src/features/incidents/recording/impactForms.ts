import { graphql } from '@/gql';
import { impactWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_StartImpactMutation = graphql(`
  mutation Record_StartImpactMutation($input: StartImpactInput!) {
    startImpact(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ChangeImpactMutation = graphql(`
  mutation Record_ChangeImpactMutation($input: ChangeImpactInput!) {
    changeImpact(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EndImpactMutation = graphql(`
  mutation Record_EndImpactMutation($input: EndImpactInput!) {
    endImpact(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_DataLossMutation = graphql(`
  mutation Record_DataLossMutation($input: AssessDataLossInput!) {
    assessDataLoss(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_RecoveryStageMutation = graphql(`
  mutation Record_RecoveryStageMutation($input: ReachRecoveryStageInput!) {
    reachRecoveryStage(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const impact = { type: 'entry', name: 'impactId', label: 'Which impact', kinds: ['IMPACT_START'], required: 'Say which impact.' } as const;
const text = { name: 'text', prompt: 'What it meant for them (optional)' };

/** What suffered, how hard and for whom, and what came back. */
export const impactForms: CommandForm[] = [
  {
    form: 'startImpact', label: 'Impact began', icon: 'bolt', kinds: ['IMPACT_START'], mutation: Record_StartImpactMutation, text,
    fields: [
      { type: 'line', name: 'service', label: 'Service', required: 'Say what suffered.' },
      { type: 'kept', name: 'serviceId', label: '', goesWith: 'service' },
      { type: 'choice', name: 'level', label: 'How hard', words: impactWords, initial: 'DOWN' },
      { type: 'line', name: 'segment', label: 'For which segment (optional)', placeholder: 'Everybody' },
      { type: 'kept', name: 'segmentId', label: '', goesWith: 'segment' },
      { type: 'line', name: 'customer', label: 'For which customer (optional)' },
      { type: 'kept', name: 'customerId', label: '', goesWith: 'customer' },
      { type: 'count', name: 'affected', label: 'People affected (optional)' },
    ],
  },
  {
    form: 'changeImpact', label: 'Impact changed', icon: 'bolt', kinds: ['IMPACT_CHANGE'], mutation: Record_ChangeImpactMutation, text,
    fields: [
      impact,
      { type: 'choice', name: 'level', label: 'How hard (or as it was)', words: impactWords },
      { type: 'count', name: 'affected', label: 'People affected (or as many as before)' },
    ],
  },
  { form: 'endImpact', label: 'Impact ended', icon: 'check', kinds: ['IMPACT_END'], mutation: Record_EndImpactMutation, text: { name: 'text', prompt: 'Anything to add (optional)' }, fields: [impact] },
  {
    form: 'dataLoss', label: 'Data loss', icon: 'erase', kinds: ['DATA_LOSS'], mutation: Record_DataLossMutation, text: { name: 'text', prompt: 'What was found out (optional)' },
    fields: [
      { type: 'time', name: 'lastGoodCopy', label: 'Last good copy (optional)' },
      { type: 'time', name: 'lossFrom', label: 'Data lost at (optional)' },
      { type: 'time', name: 'recoveredTo', label: 'Recovered to (optional)' },
      { type: 'check', name: 'none', label: 'Nothing was lost' },
    ],
  },
  {
    form: 'recoveryStage', label: 'Recovery stage', icon: 'flag', kinds: ['RECOVERY_STAGE'], mutation: Record_RecoveryStageMutation,
    text: { name: 'whatWorks', prompt: 'What works from now on', required: 'Say what works from then on.' },
    fields: [
      { type: 'line', name: 'stage', label: 'Stage', required: 'Say what the stage is called.' },
      { type: 'line', name: 'forWhom', label: 'For whom (optional)', placeholder: 'All who were hit' },
    ],
  },
];
