import { graphql } from '@/gql';
import { channelWords, customerContactWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_CustomerContactMutation = graphql(`
  mutation Record_CustomerContactMutation($input: RecordCustomerContactInput!) {
    recordCustomerContact(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_FeedbackMutation = graphql(`
  mutation Record_FeedbackMutation($input: RecordFeedbackInput!) {
    recordFeedback(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_SignPrintedMutation = graphql(`
  mutation Record_SignPrintedMutation($input: RecordSignPrintedInput!) {
    recordSignPrinted(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const Record_CustomersToTellMutation = graphql(`
  mutation Record_CustomersToTellMutation($input: AddCustomersToTellInput!) {
    addCustomersToTell(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

/** Who was told one by one, and what they said. */
export const tellingForms: CommandForm[] = [
  {
    form: 'customerContact', label: 'Customer told', icon: 'phone', kinds: ['CUSTOMER_CONTACT'], mutation: Record_CustomerContactMutation,
    text: { name: 'text', prompt: 'What was said (optional)' },
    fields: [
      { type: 'line', name: 'customer', label: 'Customer', required: 'Say which customer.' },
      { type: 'kept', name: 'customerId', label: '', goesWith: 'customer' },
      { type: 'line', name: 'person', label: 'Whom there (optional)' },
      { type: 'choice', name: 'channel', label: 'Channel', words: channelWords, initial: 'PHONE' },
      { type: 'choice', name: 'outcome', label: 'How it went', words: customerContactWords, initial: 'TOLD' },
    ],
  },
  {
    form: 'customersToTell', label: 'Customers to tell', icon: 'people', kinds: ['CUSTOMERS_TO_TELL'], mutation: Record_CustomersToTellMutation,
    text: { name: 'reason', prompt: 'Why they (optional)' },
    fields: [{ type: 'customers', name: 'customers', label: 'Customers', placeholder: 'One on each line', required: 'Say whom.' }],
  },
  {
    form: 'feedback', label: 'Feedback', icon: 'heart', kinds: ['FEEDBACK'], mutation: Record_FeedbackMutation,
    text: { name: 'text', prompt: 'What they said', required: 'Say what they said.' },
    fields: [
      { type: 'line', name: 'fromWhom', label: 'From whom', required: 'Say from whom.' },
      { type: 'choice', name: 'channel', label: 'Channel', words: channelWords, initial: 'PHONE' },
    ],
  },
  {
    form: 'signPrinted', label: 'Sign printed', icon: 'megaphone', kinds: ['SIGN_PRINTED'], mutation: Record_SignPrintedMutation,
    text: { name: 'text', prompt: 'Where it hangs (optional)' },
    fields: [],
  },
];
