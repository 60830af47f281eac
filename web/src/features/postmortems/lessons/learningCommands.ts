import { graphql } from '@/gql';

export const Learning_LessonMutation = graphql(`
  mutation Learning_LessonMutation($input: RecordLessonInput!) {
    recordLesson(input: $input) { incident { id version } error { code message field } }
  }
`);
export const Learning_CameBackMutation = graphql(`
  mutation Learning_CameBackMutation($input: RecordLessonCameBackInput!) {
    recordLessonCameBack(input: $input) { incident { id version } error { code message field } }
  }
`);
export const Learning_RaiseMutation = graphql(`
  mutation Learning_RaiseMutation($input: RaiseActionItemInput!) {
    raiseActionItem(input: $input) { incident { id version } error { code message field } }
  }
`);
export const Learning_AmendActionMutation = graphql(`
  mutation Learning_AmendActionMutation($input: AmendActionItemInput!) {
    amendActionItem(input: $input) { incident { id version } error { code message field } }
  }
`);
export const Learning_CauseMutation = graphql(`
  mutation Learning_CauseMutation($input: NoteRootCauseInput!) {
    noteRootCause(input: $input) { incident { id version } error { code message field } }
  }
`);
