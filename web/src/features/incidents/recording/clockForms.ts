import { graphql } from '@/gql';
import type { CommandForm } from './commandForm';

const Record_ClockPauseMutation = graphql(`
  mutation Record_ClockPauseMutation($input: PauseClockInput!) {
    pauseClock(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ClockResumptionMutation = graphql(`
  mutation Record_ClockResumptionMutation($input: ResumeClockInput!) {
    resumeClock(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_SlaPolicyMutation = graphql(`
  mutation Record_SlaPolicyMutation($input: AssignSlaPolicyInput!) {
    assignSlaPolicy(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const text = { name: 'text', prompt: 'Anything to add (optional)' };

/** When the clocks of targets stand still, and by which policy they run. */
export const clockForms: CommandForm[] = [
  {
    form: 'clockPause', label: 'Clock paused', icon: 'clock', kinds: ['CLOCK_PAUSE'], mutation: Record_ClockPauseMutation, text,
    fields: [
      { type: 'line', name: 'reason', label: 'Why, as the policy names it', placeholder: 'waiting for customer', required: 'Say why, as the policy names it.' },
      { type: 'line', name: 'target', label: 'Which target alone (optional)', placeholder: 'All whose policy names the reason' },
    ],
  },
  {
    form: 'clockResumption', label: 'Clock goes on', icon: 'clock', kinds: ['CLOCK_RESUMPTION'], mutation: Record_ClockResumptionMutation, text,
    fields: [{ type: 'entry', name: 'pauseId', label: 'Which pause', kinds: ['CLOCK_PAUSE'], required: 'Say which pause.' }],
  },
  {
    form: 'slaPolicy', label: 'SLA policy', icon: 'scales', kinds: ['SLA_POLICY_ASSIGNMENT'], mutation: Record_SlaPolicyMutation,
    text: { name: 'reason', prompt: 'Why another policy or version holds', required: 'Say why.' },
    fields: [
      { type: 'line', name: 'policy', label: 'Policy, as the catalogue names it', required: 'Say which policy holds.' },
      { type: 'kept', name: 'policyId', label: '', goesWith: 'policy' },
      { type: 'count', name: 'version', label: 'Version (optional)', placeholder: 'The newest' },
      { type: 'line', name: 'customer', label: 'For which customer (optional)', placeholder: 'The organisation’s own clocks' },
      { type: 'kept', name: 'customerId', label: '', goesWith: 'customer' },
    ],
  },
];
