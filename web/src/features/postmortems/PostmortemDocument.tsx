import type { ReactNode } from 'react';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { buttonClass } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Section } from '@/ui/Section';
import { PostmortemQuestions } from './PostmortemQuestions';

const PostmortemDocument_postmortem = graphql(`
  fragment PostmortemDocument_postmortem on Postmortem {
    draftedAt draftedBy incidentVersion outdated asKnownAt missing html(names: $names) markdownUrl htmlUrl pdfUrl jsonUrl
    template { outdated }
    ...PostmortemQuestions_postmortem
  }
`);

interface PostmortemDocumentProps {
  postmortem: FragmentType<typeof PostmortemDocument_postmortem>;
  incidentKey: string;
  busy: boolean;
  /** Whether people are called by what they did: on the page and in every download. */
  roles: boolean;
  onRoles: (on: boolean) => void;
  names: ReactNode;
}

/** The document as it will be read, beside what is still missing from it and its downloads. */
export function PostmortemDocument({ postmortem: masked, incidentKey, busy, roles, onRoles, names }: PostmortemDocumentProps) {
  const postmortem = getFragmentData(PostmortemDocument_postmortem, masked);
  const zone = deviceZone();
  const asked = roles ? '?names=roles' : '';
  const downloads = [
    { label: 'PDF', url: postmortem.pdfUrl + asked, file: `${incidentKey}-postmortem.pdf` },
    { label: 'Markdown', url: postmortem.markdownUrl + asked, file: `${incidentKey}-postmortem.md` },
    { label: 'HTML', url: postmortem.htmlUrl + asked, file: `${incidentKey}-postmortem.html` },
    { label: 'JSON', url: postmortem.jsonUrl + asked, file: `${incidentKey}-postmortem.json` },
    { label: 'For customers', url: `${postmortem.pdfUrl}?audience=external`, file: `${incidentKey}-postmortem-external.pdf` },
  ];
  return (
    <div className="paper-layout" aria-busy={busy}>
      <div className="paper-side">
        {postmortem.outdated && <Notice tone="warn">The incident has been added to since this was drafted. Refresh it from the record.</Notice>}
        {postmortem.template.outdated && <Notice tone="warn">Its template has a newer version. A refresh takes it.</Notice>}
        <Section title="Downloads">
          <div className="row">
            {downloads.map(({ label, url, file }, i) => (
              <a key={label} className={buttonClass(i === 0 ? { look: 'primary' } : {})} href={url} download={file}><Icon name="download" />{label}</a>
            ))}
          </div>
          <label className="check"><input type="checkbox" checked={roles} onChange={(e) => { onRoles(e.target.checked); }} />Roles, not names</label>
        </Section>
        <Section title="Missing before it can be published">
          {postmortem.missing.length === 0
            ? <p className="small">Nothing is missing.</p>
            : <ul className="paper-missing">{postmortem.missing.map((what) => <li key={what}>{what}</li>)}</ul>}
        </Section>
        <PostmortemQuestions postmortem={postmortem} />
        {names}
        <Section title="This draft">
          <p className="small muted">
            Drafted {dateAndTime(postmortem.draftedAt, zone)} by {postmortem.draftedBy}, as known at {dateAndTime(postmortem.asKnownAt, zone)}, from version {postmortem.incidentVersion} of the record.
          </p>
        </Section>
      </div>
      <section className="card paper" aria-label="Postmortem document" dangerouslySetInnerHTML={{ __html: postmortem.html }} />
    </div>
  );
}
