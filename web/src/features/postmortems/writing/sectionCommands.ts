import type { Client } from 'urql';
import { failureOf, send, type Failure } from '@/commands/send';
import { uuidv7 } from '@/commands/uuidv7';
import { graphql } from '@/gql';
import type { PostmortemSection } from '@/gql/graphql';
import type { Answer, SectionServer } from './sectionWriter';

const Section_HoldMutation = graphql(`
  mutation Section_HoldMutation($input: HoldSectionInput!) {
    holdSection(input: $input) { section { draft { markdown version savedAt } } error { code message field } }
  }
`);
const Section_SaveMutation = graphql(`
  mutation Section_SaveMutation($input: SaveSectionDraftInput!) {
    saveSectionDraft(input: $input) { section { draft { markdown version savedAt } } kept { draftId } error { code message field } }
  }
`);
const Section_FinishMutation = graphql(`
  mutation Section_FinishMutation($input: FinishSectionInput!) {
    finishSection(input: $input) { postmortem { version } error { code message field } }
  }
`);
const Section_ReleaseMutation = graphql(`
  mutation Section_ReleaseMutation($input: ReleaseSectionInput!) {
    releaseSection(input: $input) { postmortem { version } error { code message field } }
  }
`);

const nothing: Failure = { code: 'EMPTY', message: 'The answer was empty. Try again.', field: null, again: true };

/** @param seen The incident's version whose text is taken with the first save. Null: none. */
export function sectionServer(client: Client, incidentId: string, section: PostmortemSection, seen: number | null): SectionServer {
  const of = { incidentId, section };
  // The same end sent again after a lost answer is recorded once.
  const commandId = uuidv7();
  return {
    hold: async (): Promise<Answer> => {
      const { payload, failure } = await send(client, Section_HoldMutation, { input: of });
      if (failure) return { draft: null, failure, keptAside: false };
      return payload.section?.draft ? { draft: payload.section.draft, failure: null } : { draft: null, failure: nothing, keptAside: false };
    },
    // A save that is refused may have kept what was sent: both are in the payload.
    save: async (version, markdown): Promise<Answer> => {
      const { data, error } = await client.mutation(Section_SaveMutation, { input: { ...of, version, markdown, ...(seen !== null && { incidentVersion: seen }) } }).toPromise();
      if (error) return { draft: null, failure: failureOf(error), keptAside: false };
      const saved = data?.saveSectionDraft;
      if (saved?.error) return { draft: null, failure: { ...saved.error, field: saved.error.field ?? null, again: false }, keptAside: saved.kept !== null };
      return saved?.section?.draft ? { draft: saved.section.draft, failure: null } : { draft: null, failure: nothing, keptAside: false };
    },
    finish: async (version) => (await send(client, Section_FinishMutation, { input: { ...of, version, commandId } })).failure,
    release: async () => (await send(client, Section_ReleaseMutation, { input: of })).failure,
  };
}
