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

const text = { name: 'text', prompt: 'Anything to add (optional)' };

/** When the clocks of targets stand still. */
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
];
