import { graphql } from '@/gql';
import { audienceWords, channelWords, outcomeWords, rungWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_ContactMutation = graphql(`
  mutation Record_ContactMutation($input: RecordContactAttemptInput!) {
    recordContactAttempt(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EngageMutation = graphql(`
  mutation Record_EngageMutation($input: EngageResponderInput!) {
    engageResponder(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_UpdateMutation = graphql(`
  mutation Record_UpdateMutation($input: SendUpdateInput!) {
    sendUpdate(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const channel = { type: 'choice', name: 'channel', label: 'Channel', words: channelWords, initial: 'PHONE' } as const;

/** Who was called, who came, who was told. */
export const responseForms: CommandForm[] = [
  {
    form: 'contact', label: 'Contact attempt', icon: 'phone', first: true, kinds: ['CONTACT_ATTEMPT'], mutation: Record_ContactMutation,
    text: { name: 'text', prompt: 'What was said (optional)' },
    fields: [
      { type: 'line', name: 'who', label: 'Whom', required: 'Say who.' },
      { type: 'choice', name: 'rung', label: 'Rung', words: rungWords, initial: 'PRIMARY' },
      channel,
      { type: 'choice', name: 'outcome', label: 'Outcome', words: outcomeWords, initial: 'REACHED' },
    ],
  },
  {
    form: 'engage', label: 'Hands on it', icon: 'hands', first: true, kinds: ['ENGAGEMENT'], mutation: Record_EngageMutation,
    text: { name: 'text', prompt: 'Anything to add (optional)' },
    fields: [
      { type: 'line', name: 'who', label: 'Who', required: 'Say who.' },
      { type: 'line', name: 'how', label: 'How', placeholder: 'Remote, on site' },
    ],
  },
  {
    form: 'update', label: 'Update', icon: 'megaphone', first: true, kinds: ['UPDATE'], mutation: Record_UpdateMutation,
    text: { name: 'text', prompt: 'What were they told?', required: 'Say what they were told.' },
    fields: [
      { type: 'choice', name: 'audience', label: 'Audience', words: audienceWords, initial: 'CUSTOMER' },
      channel,
      { type: 'kept', name: 'channelIds', label: '', goesWith: 'channel', many: true },
      { type: 'line', name: 'whatNext', label: 'What next (optional)', most: 20_000 },
      { type: 'time', ahead: true, name: 'nextUpdateDue', label: 'Next update due (optional)' },
      { type: 'check', name: 'sendAnyway', label: 'Send although the channel may be down', whenNew: true },
    ],
  },
];
