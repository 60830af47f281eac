import { graphql } from '@/gql';

export const Review_DraftMutation = graphql(`
  mutation Review_DraftMutation($input: DraftPostmortemInput!) {
    draftPostmortem(input: $input) { postmortem { id } error { code message field } }
  }
`);
export const Review_RequestMutation = graphql(`
  mutation Review_RequestMutation($input: RequestReviewInput!) {
    requestReview(input: $input) { postmortem { id version } error { code message field } }
  }
`);
export const Review_ChangesMutation = graphql(`
  mutation Review_ChangesMutation($input: RequestChangesInput!) {
    requestChanges(input: $input) { postmortem { id version } error { code message field } }
  }
`);
export const Review_ApproveMutation = graphql(`
  mutation Review_ApproveMutation($input: ApprovePostmortemInput!) {
    approvePostmortem(input: $input) { postmortem { id version } error { code message field } }
  }
`);
export const Review_PublishMutation = graphql(`
  mutation Review_PublishMutation($input: PublishPostmortemInput!) {
    publishPostmortem(input: $input) { postmortem { id version } error { code message field } }
  }
`);
export const Review_WithdrawMutation = graphql(`
  mutation Review_WithdrawMutation($input: WithdrawPublicationInput!) {
    withdrawPublication(input: $input) { postmortem { id version } error { code message field } }
  }
`);
