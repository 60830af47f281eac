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

export const AddPolicy_Mutation = graphql(`mutation AddPolicy_Mutation($input: AddSlaPolicyInput!) { addSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const PublishPolicy_Mutation = graphql(`mutation PublishPolicy_Mutation($input: PublishSlaPolicyInput!) { publishSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const RenamePolicy_Mutation = graphql(`mutation RenamePolicy_Mutation($input: RenameSlaPolicyInput!) { renameSlaPolicy(input: $input) { slaPolicy { id } error { code message field } } }`);
export const OwnPolicy_Mutation = graphql(`mutation OwnPolicy_Mutation($input: SetOrganisationPolicyInput!) { setOrganisationPolicy(input: $input) { organisationPolicy { id } error { code message field } } }`);
export const AddCalendar_Mutation = graphql(`mutation AddCalendar_Mutation($input: AddCalendarInput!) { addCalendar(input: $input) { calendar { id } error { code message field } } }`);
export const ChangeCalendar_Mutation = graphql(`mutation ChangeCalendar_Mutation($input: ChangeCalendarInput!) { changeCalendar(input: $input) { calendar { id } error { code message field } } }`);
