import { graphql } from '@/gql';
import { detectedByWords, incidentKindWords, linkWords, severityWords, statusWords } from '@/words/words';
import type { CommandForm } from './commandForm';

const Record_ChangeStatusMutation = graphql(`
  mutation Record_ChangeStatusMutation($input: ChangeStatusInput!) {
    changeStatus(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ReopenMutation = graphql(`
  mutation Record_ReopenMutation($input: ReopenIncidentInput!) {
    reopenIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_CloseMutation = graphql(`
  mutation Record_CloseMutation($input: CloseIncidentInput!) {
    closeIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_CancelMutation = graphql(`
  mutation Record_CancelMutation($input: CancelIncidentInput!) {
    cancelIncident(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_TitleMutation = graphql(`
  mutation Record_TitleMutation($input: ChangeTitleInput!) {
    changeTitle(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_SeverityMutation = graphql(`
  mutation Record_SeverityMutation($input: ChangeSeverityInput!) {
    changeSeverity(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_KindMutation = graphql(`
  mutation Record_KindMutation($input: ChangeKindInput!) {
    changeKind(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_ZoneMutation = graphql(`
  mutation Record_ZoneMutation($input: ChangeZoneInput!) {
    changeZone(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_DetectionMutation = graphql(`
  mutation Record_DetectionMutation($input: NoteDetectionInput!) {
    noteDetection(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);
const Record_LinkMutation = graphql(`
  mutation Record_LinkMutation($input: LinkIncidentsInput!) {
    linkIncidents(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

const { DECLARED, ENGAGED, MITIGATED } = statusWords;
const why = { name: 'reason', prompt: 'Why (optional)' };

/** What the incident is taken to be, and how far it is said to have come. Every entry of a status is corrected as another status. */
export const lifeForms: CommandForm[] = [
  {
    form: 'changeStatus', label: 'Another status', icon: 'flag', kinds: ['STATUS'], mutation: Record_ChangeStatusMutation, text: { name: 'text', prompt: 'Why (needed when it goes back)' },
    fields: [{ type: 'choice', name: 'to', label: 'Status', words: statusWords, required: 'Say which status.', fact: 'status' }],
  },
  {
    form: 'reopen', label: 'Open again', icon: 'undo', kinds: ['CANCELLATION_WITHDRAWN'], mutation: Record_ReopenMutation, text: { name: 'reason', prompt: 'Why', required: 'Say why it is open again.' },
    fields: [{ type: 'choice', name: 'to', label: 'Status (optional)', words: { DECLARED, ENGAGED, MITIGATED } }],
  },
  { form: 'close', label: 'Closed (managers)', icon: 'flag', kinds: [], mutation: Record_CloseMutation, text: { name: 'text', prompt: 'Anything to add (optional)' }, fields: [] },
  { form: 'cancel', label: 'Declared by mistake', icon: 'cross', kinds: ['CANCELLATION'], mutation: Record_CancelMutation, text: { name: 'reason', prompt: 'Why it is none', required: 'Say why it is none.' }, fields: [] },
  {
    form: 'title', label: 'Another title', icon: 'pencil', kinds: ['TITLE_CHANGE'], mutation: Record_TitleMutation, text: why,
    fields: [{ type: 'line', name: 'title', label: 'Title', required: 'Say what it is called.' }],
  },
  {
    form: 'severity', label: 'Another severity', icon: 'pencil', kinds: ['SEVERITY_CHANGE'], mutation: Record_SeverityMutation, text: why,
    fields: [{ type: 'choice', name: 'severity', label: 'Severity', words: severityWords, required: 'Say how bad it is.' }],
  },
  {
    form: 'kind', label: 'Real or drill', icon: 'pencil', kinds: ['KIND_CHANGE'], mutation: Record_KindMutation, text: why,
    fields: [{ type: 'choice', name: 'kind', label: 'It is', words: incidentKindWords, required: 'Say which it is.' }],
  },
  {
    form: 'zone', label: 'Another time zone', icon: 'pencil', kinds: ['ZONE_CHANGE'], mutation: Record_ZoneMutation, text: why,
    fields: [{ type: 'line', name: 'zone', label: 'Time zone', placeholder: 'Europe/Berlin', required: 'Say which time zone.' }],
  },
  {
    form: 'detection', label: 'Detection', icon: 'bell', kinds: ['DETECTION'], mutation: Record_DetectionMutation, text: { name: 'text', prompt: 'How it was detected (optional)' },
    fields: [{ type: 'choice', name: 'by', label: 'Detected by', words: detectedByWords, initial: 'MONITORING' }],
  },
  {
    form: 'link', label: 'Link to an incident', icon: 'branch', kinds: [], mutation: Record_LinkMutation, text: { name: 'text', prompt: 'Anything to add (optional)' },
    fields: [
      { type: 'line', name: 'otherIncidentId', label: 'The other incident', placeholder: 'INC-42', required: 'Say which incident.' },
      { type: 'choice', name: 'kind', label: 'What it has to do with it', words: linkWords, required: 'Say what they have to do with each other.' },
    ],
  },
];
