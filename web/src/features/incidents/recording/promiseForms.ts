import { graphql } from '@/gql';
import { channelWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_EtaMutation = graphql(`
  mutation Record_EtaMutation($input: GiveEtaInput!) {
    giveEta(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EtaMetMutation = graphql(`
  mutation Record_EtaMetMutation($input: RecordEtaMetInput!) {
    recordEtaMet(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TimeBoxMutation = graphql(`
  mutation Record_TimeBoxMutation($input: SetTimeBoxInput!) {
    setTimeBox(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TimeBoxMetMutation = graphql(`
  mutation Record_TimeBoxMetMutation($input: MeetTimeBoxInput!) {
    meetTimeBox(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TimeBoxAnswerMutation = graphql(`
  mutation Record_TimeBoxAnswerMutation($input: AnswerTimeBoxInput!) {
    answerTimeBox(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TimeBoxCancelMutation = graphql(`
  mutation Record_TimeBoxCancelMutation($input: CancelTimeBoxInput!) {
    cancelTimeBox(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_DemandMutation = graphql(`
  mutation Record_DemandMutation($input: RecordDemandInput!) {
    recordDemand(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_DemandMetMutation = graphql(`
  mutation Record_DemandMetMutation($input: MeetDemandInput!) {
    meetDemand(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const timeBox = { type: 'entry', name: 'timeBoxId', label: 'Which time box', kinds: ['TIME_BOX'], required: 'Say which time box.' } as const;
const text = { name: 'text', prompt: 'Anything to add (optional)' };

/** What is expected, what must be done by when, and what came of it. */
export const promiseForms: CommandForm[] = [
  {
    form: 'eta', label: 'Estimate', icon: 'clock', kinds: ['ETA'], mutation: Record_EtaMutation, text,
    fields: [
      { type: 'time', ahead: true, name: 'by', label: 'Expected by', required: 'Say when it is expected.' },
      { type: 'time', ahead: true, name: 'byLatest', label: 'At the latest (optional)' },
      { type: 'line', name: 'for', label: 'What (optional)', placeholder: 'The service back' },
      { type: 'line', name: 'givenBy', label: 'Whose estimate (optional)', placeholder: 'Yours', fact: 'author' },
      { type: 'line', name: 'basis', label: 'What it rests on (optional)', most: 1000 },
    ],
  },
  {
    form: 'etaMet', label: 'What was expected came', icon: 'check', kinds: ['ETA_MET'], mutation: Record_EtaMetMutation, text,
    fields: [{ type: 'entry', name: 'etaId', label: 'Which estimate', kinds: ['ETA'], required: 'Say which estimate.' }],
  },
  {
    form: 'timeBox', label: 'Time box', icon: 'clock', kinds: ['TIME_BOX'], mutation: Record_TimeBoxMutation, text,
    fields: [
      { type: 'time', ahead: true, name: 'deadline', label: 'Until', required: 'Say until when.' },
      { type: 'line', name: 'whatThen', label: 'What happens then', required: 'Say what happens if it is not done by then.', most: 1000 },
      { type: 'line', name: 'for', label: 'What is to be done (optional)' },
    ],
  },
  { form: 'timeBoxMet', label: 'Done in the time box', icon: 'check', kinds: ['TIME_BOX_MET'], mutation: Record_TimeBoxMetMutation, text, fields: [timeBox] },
  {
    form: 'timeBoxAnswer', label: 'What was done at its end', icon: 'check', kinds: ['TIME_BOX_ANSWERED'], mutation: Record_TimeBoxAnswerMutation,
    text: { name: 'text', prompt: 'What was done (left empty: what had been said)' }, fields: [timeBox],
  },
  {
    form: 'timeBoxCancel', label: 'Time box cancelled', icon: 'cross', kinds: ['TIME_BOX_CANCELLED'], mutation: Record_TimeBoxCancelMutation,
    text: { name: 'reason', prompt: 'Why it no longer holds', required: 'Say why it no longer holds.' }, fields: [timeBox],
  },
  {
    form: 'demand', label: 'Demand', icon: 'megaphone', kinds: ['DEMAND'], mutation: Record_DemandMutation, text,
    fields: [
      { type: 'line', name: 'fromWhom', label: 'Who demands it', required: 'Say who demands it.' },
      { type: 'line', name: 'what', label: 'What', required: 'Say what is demanded.', most: 1000 },
      { type: 'time', ahead: true, name: 'by', label: 'By when', required: 'Say by when.' },
      { type: 'choice', name: 'channel', label: 'Channel (optional)', words: channelWords },
    ],
  },
  {
    form: 'demandMet', label: 'Demand met', icon: 'check', kinds: ['DEMAND_MET'], mutation: Record_DemandMetMutation, text,
    fields: [{ type: 'entry', name: 'demandId', label: 'Which demand', kinds: ['DEMAND'], required: 'Say which demand.' }],
  },
];
