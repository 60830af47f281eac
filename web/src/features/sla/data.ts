import { graphql } from '@/gql';

export const Sla_Query = graphql(`
  query Sla_Query {
    catalogue {
      policies(first: 100, includeRetired: true) { nodes { id name versions { ...Sla_Version } versionOn { number } } }
      calendars(first: 100, includeRetired: true) { nodes { ...Sla_Calendar } }
      contracts(first: 100) { totalCount nodes { ...Contracts_Contract } }
      customers(first: 100) { nodes { id name } }
      organisationPolicy { id }
    }
  }
`);

export const Policies_AddMutation = graphql(`mutation Policies_AddMutation($input: AddSlaPolicyInput!) { addSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const Policies_PublishMutation = graphql(`mutation Policies_PublishMutation($input: PublishSlaPolicyInput!) { publishSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const Policies_RenameMutation = graphql(`mutation Policies_RenameMutation($input: RenameSlaPolicyInput!) { renameSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const Policies_OwnMutation = graphql(`mutation Policies_OwnMutation($input: SetOrganisationPolicyInput!) { setOrganisationPolicy(input: $input) { organisationPolicy { id } error { code message field } } }`);
export const Calendars_AddMutation = graphql(`mutation Calendars_AddMutation($input: AddCalendarInput!) { addCalendar(input: $input) { calendar { id } error { code message field } } }`);
export const Calendars_ChangeMutation = graphql(`mutation Calendars_ChangeMutation($input: ChangeCalendarInput!) { changeCalendar(input: $input) { calendar { id } error { code message field } } }`);
