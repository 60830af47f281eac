import { graphql } from '@/gql';
import type { PostmortemPage_QueryQuery } from '@/gql/graphql';

export const PostmortemPage_Query = graphql(`
  query PostmortemPage_Query($key: String!, $names: PostmortemNames) {
    incident(key: $key) {
      id key title zone private status
      lessons { id text }
      actionItems { id text }
      postmortem {
        id status version incidentVersion outdated asKnownAt draftedAt draftedBy html(names: $names) pdfUrl markdownUrl htmlUrl jsonUrl
        template { name version outdated template { id } }
        gaps { sentence section entryId actionItemId commentId }
        authors { personId name }
        review { requestedBy { personId name } requestedAt reviewers { personId name } }
        approvals { by { personId name } at }
        wantedChange { reason by at }
        publications {
          number publishedAt publishedBy { personId name } approvedBy { personId name } reason missing withdrawal { reason by at }
          outputs { format reader url withdrawn bytes { sha256 } }
        }
        sections {
          section title inTemplate required questionsHtml generated outdated
          written { markdown html authors { personId name } writtenAt }
          hold { by { personId name } since until }
          draft { markdown savedAt by { personId name } }
          kept { draftId markdown savedAt by { personId name } }
          comments { commentId section text replyTo by { personId name } at open resolvedBy resolvedAt }
          difference { paragraphs { kind before after words { kind text } } }
        }
      }
    }
    postmortemTemplates { id name }
  }
`);

export type Incident = NonNullable<PostmortemPage_QueryQuery['incident']>;
export type Postmortem = NonNullable<Incident['postmortem']>;
export type Part = Postmortem['sections'][number];
export type Gap = Postmortem['gaps'][number];
export type Publication = Postmortem['publications'][number];
export type Paragraph = NonNullable<Part['difference']>['paragraphs'][number];
export type Person = Postmortem['authors'][number];

/** What somebody is called; who is listed nowhere has no name. */
export const nameOf = (person: Person): string => person.name ?? 'Administrator’s token';

/** The place of a section in the page: what links lead to. */
export const anchorOf = (section: string): string => section.toLowerCase().replaceAll('_', '-');

/** Sections that stand in the document: those of the template, and of the others what a person wrote. */
export const standing = (sections: readonly Part[]): Part[] => sections.filter(({ inTemplate, written }) => inTemplate || written !== null);
