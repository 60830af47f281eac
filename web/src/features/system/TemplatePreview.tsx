import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { Notice } from '@/ui/feedback';
import { Tag } from '@/ui/Tag';

const TemplatePreview_preview = graphql(`
  fragment TemplatePreview_preview on PostmortemTemplatePreview {
    description missing documentHtml sections { section { key title required } html missing }
  }
`);

/** What a template comes to: its sections with what is asked, and the document that drafting with it would give. */
export function TemplatePreview({ preview: masked, incident }: { preview: FragmentType<typeof TemplatePreview_preview>; incident: string | null }) {
  const { description, missing, documentHtml, sections } = getFragmentData(TemplatePreview_preview, masked);
  return (
    <>
      {description && <p className="muted">{description}</p>}
      {incident !== null && documentHtml === null && <Notice tone="warn">There is no incident “{incident}” that you see.</Notice>}
      <section aria-label="Sections">
        <h2>{sections.length} sections</h2>
        {sections.map(({ section, html, missing: lacks }) => (
          <div key={section.key} className="template-section">
            <h3>{section.title} {section.required && <Tag tone="line">required</Tag>}</h3>
            {html && <div className="prose small" dangerouslySetInnerHTML={{ __html: html }} />}
            {lacks.length > 0 && <ul className="small">{lacks.map((one) => <li key={one}>Missing: {one}</li>)}</ul>}
          </div>
        ))}
      </section>
      {documentHtml && (
        <section aria-label={`The document of ${incident ?? ''}`}>
          <h2>The document of {incident}{missing.length > 0 ? `, ${missing.length} missing` : ''}</h2>
          <div className="prose template-document" dangerouslySetInnerHTML={{ __html: documentHtml }} />
        </section>
      )}
    </>
  );
}
