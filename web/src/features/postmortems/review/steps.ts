import type { PostmortemStatus, Role } from '@/gql/graphql';
import { mayAs } from '@/viewer/ViewerContext';

export type Act = 'review' | 'approve' | 'publish';

export const actWords: Record<Act, string> = { review: 'Ask for review', approve: 'Approve', publish: 'Publish' };

export const stepWords = { DRAFT: 'Draft', IN_REVIEW: 'In review', APPROVED: 'Approved', PUBLISHED: 'Published', WITHDRAWN: 'Withdrawn' } as const;

interface Reader { personId: string; role: Role }

/** What of a postmortem says who may do what. */
interface Reviewed { status: PostmortemStatus; authors: readonly { personId: string }[]; review: { requestedBy: { personId: string } } | null }

/** The one thing that brings the document on from here, and why this person cannot do it. Null: nothing is to be done, or nothing by them. */
export function nextAct(postmortem: Reviewed, reader: Reader): { act: Act; whyNot: string | null } | null {
  if (!mayAs(reader.role, 'RESPONDER')) return null;
  switch (postmortem.status) {
    case 'DRAFT': case 'WITHDRAWN': return { act: 'review', whyNot: null };
    case 'IN_REVIEW': return { act: 'approve', whyNot: whyNotApproved(postmortem, reader) };
    case 'APPROVED': return { act: 'publish', whyNot: wrote(postmortem, reader) ? 'You wrote in this postmortem, so you cannot publish it.' : mayAs(reader.role, 'MANAGER') ? null : 'Publishing takes a manager.' };
    case 'PUBLISHED': return null;
  }
}

const wrote = ({ authors }: Reviewed, { personId }: Reader) => authors.some((author) => author.personId === personId);

function whyNotApproved(postmortem: Reviewed, reader: Reader): string | null {
  if (wrote(postmortem, reader)) return 'You wrote in this postmortem, so you cannot approve it.';
  if (postmortem.authors.length === 0 && postmortem.review?.requestedBy.personId === reader.personId) {
    return 'You asked for this review, and nobody wrote in the postmortem: somebody else must approve it.';
  }
  return null;
}
