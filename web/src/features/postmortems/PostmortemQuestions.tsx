import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { Section } from '@/ui/Section';

const PostmortemQuestions_postmortem = graphql(`
  fragment PostmortemQuestions_postmortem on Postmortem {
    template { name version }
    sections { section title inTemplate required questionsHtml }
  }
`);

/** What the template asks for in each of its sections; none of it is printed. */
export function PostmortemQuestions({ postmortem: masked }: { postmortem: FragmentType<typeof PostmortemQuestions_postmortem> }) {
  const { template, sections } = getFragmentData(PostmortemQuestions_postmortem, masked);
  return (
    <Section title="What the template asks">
      <p className="small muted">{template.version === null ? template.name : `${template.name}, version ${String(template.version)}`}</p>
      <ul className="paper-questions">
        {sections.filter(({ inTemplate }) => inTemplate).map(({ section, title, required, questionsHtml }) => {
          const heading = <>{title}{required && <span className="small muted"> required</span>}</>;
          return (
            <li key={section}>
              {questionsHtml === null ? heading : <details><summary>{heading}</summary><div dangerouslySetInnerHTML={{ __html: questionsHtml }} /></details>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
