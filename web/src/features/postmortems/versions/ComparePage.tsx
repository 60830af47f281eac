import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { ComparePage_QueryQuery } from '@/gql/graphql';
import { clockTime, dayOf, shortDay } from '@/time/formatting';
import { LoadError, Skeleton } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { Section } from '@/ui/Section';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { anchorOf, type Incident, type Postmortem } from '../postmortem';
import { ChangedParagraph } from '../reading/Words';
import { templateChanges } from './changes';

const ComparePage_Query = graphql(`
  query ComparePage_Query($key: String!, $from: Int!, $to: Int!) {
    incident(key: $key) {
      postmortem {
        compare(from: $from, to: $to) {
          from { template { sections { section: key title } } } to { template { sections { section: key title } } }
          sections { section difference { paragraphs { kind before after words { kind text } } } }
          entriesAdded { id text occurredAt } entriesAmended { id text occurredAt } entriesRetracted { id text occurredAt }
          figures { metric label before after }
        }
      }
    }
  }
`);

type Comparison = NonNullable<NonNullable<NonNullable<ComparePage_QueryQuery['incident']>['postmortem']>['compare']>;
type Look = 'text' | 'side';

interface ComparePageProps { incident: Incident; postmortem: Postmortem; from: number; to: number; zone: string }

/** What two published versions differ in: their words, and apart from that what the record says. */
export function ComparePage({ incident, postmortem, from, to, zone }: ComparePageProps) {
  const navigate = useNavigate();
  const [look, setLook] = useState<Look>('text');
  const [{ data, error }, again] = useQuery({ query: ComparePage_Query, variables: { key: incident.key, from, to } });
  const comparison = data?.incident?.postmortem?.compare;
  const base = `/incidents/${incident.key}/postmortem`;
  const versions = postmortem.publications.map(({ number }) => ({ value: String(number), label: `Version ${number}` }));
  const show = (one: string, other: string) => { void navigate(`${base}?compare=${one},${other}`, { replace: true }); };
  return (
    <>
      <header className="bar pm-bar">
        <span className="bar-above"><Link to="/postmortems">Postmortems</Link><span aria-hidden="true">/</span><Link to={base}>{incident.key}</Link><span aria-hidden="true">/</span></span>
        <h1>Versions</h1>
        <div className="grow" />
        <div className="bar-actions">
          <SelectField quiet label="Earlier version" value={String(from)} options={versions} onChange={(value) => { show(value, String(to)); }} />
          <SelectField quiet label="Later version" value={String(to)} options={versions} onChange={(value) => { show(String(from), value); }} />
          <Segmented<Look> label="How it is shown" value={look} options={[{ value: 'text', label: 'In the text' }, { value: 'side', label: 'Side by side' }]} onChange={setLook} />
        </div>
      </header>
      <div className="scroll">
        {error && !data && <div className="pm-notice"><LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} /></div>}
        {!data && !error && <Skeleton label="Comparing" rows={8} />}
        {data && !comparison && <p className="pm-doc muted">One of these versions does not exist.</p>}
        {comparison && <Compared comparison={comparison} postmortem={postmortem} look={look} zone={zone} />}
      </div>
    </>
  );
}

function Compared({ comparison, postmortem, look, zone }: { comparison: Comparison; postmortem: Postmortem; look: Look; zone: string }) {
  const titles = new Map(comparison.to.template.sections.map(({ section, title }) => [section, title]));
  const titleOf = (section: Comparison['sections'][number]['section']) => titles.get(anchorOf(section)) ?? postmortem.sections.find((part) => part.section === section)?.title ?? section;
  const { renamed, moved } = templateChanges(comparison.from.template, comparison.to.template);
  const differ = comparison.sections.length;
  const lists = [['Entries added', comparison.entriesAdded], ['Entries corrected', comparison.entriesAmended], ['Entries taken back', comparison.entriesRetracted]] as const;
  return (
    <div className={look === 'side' ? 'pm-doc pm-doc-wide' : 'pm-doc'}>
      <p className="small muted">{differ === 1 ? 'One section differs' : `${differ} sections differ`} in words.</p>
      {comparison.sections.map(({ section, difference }) => (
        <section key={section} className="pm-section">
          <div className="pm-section-head"><h2>{visibleText(titleOf(section))}</h2></div>
          {difference.paragraphs.map((paragraph, index) => look === 'text' ? <ChangedParagraph key={index} paragraph={paragraph} /> : (
            <div key={index} className="beside">
              <div>{paragraph.before !== null && <p className="diff">{paragraph.kind === 'SAME' ? visibleText(paragraph.before) : <del>{visibleText(paragraph.before)}</del>}</p>}</div>
              <div>{paragraph.after !== null && <p className="diff">{paragraph.kind === 'SAME' ? visibleText(paragraph.after) : <ins>{visibleText(paragraph.after)}</ins>}</p>}</div>
            </div>
          ))}
        </section>
      ))}
      {(renamed.length > 0 || moved.length > 0) && (
        <Section title="What the template changed">
          <ul className="plain-list">
            {renamed.map(({ before, after }) => <li key={after}><del>{visibleText(before)}</del> <ins>{visibleText(after)}</ins></li>)}
            {moved.length > 0 && <li>In another place: {moved.map(visibleText).join(', ')}</li>}
          </ul>
        </Section>
      )}
      {comparison.figures.length > 0 && (
        <Section title="Figures that are others">
          <table className="table" aria-label="Figures that are others">
            <thead><tr><th scope="col">Figure</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
            <tbody>{comparison.figures.map(({ metric, label, before, after }) => <tr key={metric}><th scope="row">{label}</th><td className="tabular"><del>{before}</del></td><td className="tabular"><ins>{after}</ins></td></tr>)}</tbody>
          </table>
        </Section>
      )}
      {lists.map(([title, entries]) => entries.length > 0 && (
        <Section key={title} title={title}>
          <ul className="plain-list">{entries.map(({ id, text, occurredAt }) => <li key={id}><span className="muted tabular">{shortDay(dayOf(occurredAt, zone))}, {clockTime(occurredAt, zone)}</span> {visibleText(text)}</li>)}</ul>
        </Section>
      ))}
    </div>
  );
}
