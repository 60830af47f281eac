import { graphql } from '@/gql';
import { channelWords, responseRoleWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_TakeRoleMutation = graphql(`
  mutation Record_TakeRoleMutation($input: TakeRoleInput!) {
    takeRole(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_HandOverRoleMutation = graphql(`
  mutation Record_HandOverRoleMutation($input: HandOverRoleInput!) {
    handOverRole(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ReleaseRoleMutation = graphql(`
  mutation Record_ReleaseRoleMutation($input: ReleaseRoleInput!) {
    releaseRole(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ReleaseResponderMutation = graphql(`
  mutation Record_ReleaseResponderMutation($input: ReleaseResponderInput!) {
    releaseResponder(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EscalateToVendorMutation = graphql(`
  mutation Record_EscalateToVendorMutation($input: EscalateToVendorInput!) {
    escalateToVendor(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_EngageVendorMutation = graphql(`
  mutation Record_EngageVendorMutation($input: EngageVendorInput!) {
    engageVendor(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const role = { type: 'choice', name: 'role', label: 'Role', words: responseRoleWords, initial: 'COMMANDER' } as const;
const roleName = { type: 'line', name: 'roleName', label: 'Its name (a role of one’s own)' } as const;
const text = { name: 'text', prompt: 'Anything to add (optional)' };

/** Who leads, who goes, and whom outside of the house was asked. */
export const peopleForms: CommandForm[] = [
  {
    form: 'takeRole', label: 'Role taken', icon: 'people', kinds: ['ROLE_TAKEN'], mutation: Record_TakeRoleMutation, text,
    fields: [{ type: 'line', name: 'who', label: 'Who', required: 'Say who.' }, role, roleName],
  },
  {
    form: 'handOverRole', label: 'Role handed over', icon: 'people', kinds: ['ROLE_HANDED_OVER'], mutation: Record_HandOverRoleMutation, text,
    fields: [
      { type: 'line', name: 'from', label: 'From (optional)', placeholder: 'Whoever holds it' },
      { type: 'line', name: 'to', label: 'To', required: 'Say who took it over.' },
      role, roleName,
      { type: 'paragraph', name: 'handedOver', label: 'What was handed over (optional)', placeholder: 'Where things stand, what is promised, what is tried next' },
    ],
  },
  {
    form: 'releaseRole', label: 'Role given up', icon: 'people', kinds: ['ROLE_RELEASED'], mutation: Record_ReleaseRoleMutation, text,
    fields: [{ type: 'line', name: 'who', label: 'Who (optional)', placeholder: 'Whoever holds it' }, role, roleName],
  },
  {
    form: 'releaseResponder', label: 'Works on it no more', icon: 'moon', kinds: ['RESPONDER_RELEASED'], mutation: Record_ReleaseResponderMutation, text,
    fields: [{ type: 'line', name: 'who', label: 'Who', required: 'Say who.' }],
  },
  {
    form: 'escalateToVendor', label: 'Vendor asked for help', icon: 'building', kinds: ['VENDOR_ESCALATED'], mutation: Record_EscalateToVendorMutation, text,
    fields: [
      { type: 'line', name: 'vendor', label: 'Vendor', required: 'Say which vendor.' },
      { type: 'line', name: 'caseNumber', label: 'Case number (optional)' },
      { type: 'choice', name: 'channel', label: 'Channel', words: channelWords, initial: 'PHONE' },
    ],
  },
  {
    form: 'engageVendor', label: 'Vendor works on it', icon: 'hands', kinds: ['VENDOR_ENGAGED'], mutation: Record_EngageVendorMutation, text,
    fields: [
      { type: 'line', name: 'vendor', label: 'Vendor', required: 'Say which vendor.' },
      { type: 'line', name: 'who', label: 'Who of them (optional)' },
      { type: 'line', name: 'caseNumber', label: 'Case number (optional)' },
    ],
  },
];
