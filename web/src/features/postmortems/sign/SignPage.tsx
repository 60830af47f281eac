import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { impactWords } from '@/words/words';
import { PdfPreview } from '../preview/PdfPreview';
import './sign.css';

const SignPage_Query = graphql(`
  query SignPage_Query($key: String!, $contact: String) {
    incident(key: $key) {
      id key title
      sign(contact: $contact) {
        drill state lines { what level } moreLines since expectedBack expectedLatest expectedFor nextUpdate stillWorks meanwhile contact replaces zone url
      }
    }
  }
`);
const SignPage_PrintedMutation = graphql(`
  mutation SignPage_PrintedMutation($input: RecordSignPrintedInput!) {
    recordSignPrinted(input: $input) { incident { id version } error { code message field } }
  }
`);

type Paper = 'a4' | 'letter';
type Language = 'en' | 'de';

const stateWords = { DOWN: 'We know. It does not work.', AT_RISK: 'It may stop working.', BACK: 'It works again.' } as const;
// Where paper is measured in inches.
const usual: Paper = /-(US|CA|MX|PH)$/.test(navigator.language) ? 'letter' : 'a4';
const ownLanguage: Language = navigator.language.startsWith('de') ? 'de' : 'en';

/** The sign to put up where people stand before what does not work: what it says, on which paper, and that it hangs. */
export function SignPage() {
  const { key = '' } = useParams();
  const mayRecord = mayAs(useViewer().role, 'RESPONDER');
  const [paper, setPaper] = useState<Paper>(usual);
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const [contact, setContact] = useState('');
  const [asked, setAsked] = useState('');
  const [where, setWhere] = useState('');
  const [hangs, setHangs] = useState(0);
  const [{ data, error }, again] = useQuery({ query: SignPage_Query, variables: { key, contact: asked === '' ? null : asked }, requestPolicy: 'cache-and-network' });
  const { run, sending, failure } = useCommand(SignPage_PrintedMutation);
  const retry = () => { again({ requestPolicy: 'network-only' }); };
  const incident = data?.incident;

  if (data && !incident) {
    return <EmptyState page title={`There is no incident ${key}`}><p>It may have been mistyped, or you may not see it.</p><Link className={buttonClass({ look: 'primary' })} to="/incidents">All incidents</Link></EmptyState>;
  }
  const above = <Link to={`/incidents/${key}`}>{key}</Link>;
  if (!incident) return <Screen title="Sign" above={above}>{error ? <LoadError message={failureOf(error).message} onRetry={retry} /> : <Skeleton label="Loading the sign" />}</Screen>;
  const { sign } = incident;
  if (!sign) return <Screen title="Sign" above={above}><EmptyState title="Nothing is to be put up"><p>The incident is cancelled. Take down what hangs.</p></EmptyState></Screen>;

  const url = `${sign.url}?${new URLSearchParams({ paper, language, ...(asked !== '' && { contact: asked }) }).toString()}`;
  const at = (instant: string | null, none: string) => (instant === null ? none : dateAndTime(instant, sign.zone));
  const record = async () => {
    if (!(await run({ incidentId: incident.id, ...(where.trim() !== '' && { text: where.trim() }) }))) return;
    setWhere('');
    setHangs(hangs + 1);
    retry();
  };
  return (
    <Screen bare title="Sign" above={above} actions={<a className={buttonClass({ look: 'primary' })} href={url} target="_blank" rel="noopener"><Icon name="print" />Open to print</a>}>
      <div className="sign-columns">
        <div className="sign-side">
          {sign.drill && <Notice tone="warn">This is a drill, and the sign says so in large letters.</Notice>}
          <dl className="sign-facts" aria-label="What it says">
            <div><dt>{stateWords[sign.state]}</dt><dd>{sign.lines.map(({ what, level }) => <p key={what}>{visibleText(what)}{level !== null && <span className="muted">, {impactWords[level].toLowerCase()}</span>}</p>)}{sign.moreLines > 0 && <p className="muted">and {sign.moreLines} more</p>}</dd></div>
            <div><dt>Since</dt><dd>{at(sign.since, '')}</dd></div>
            <div><dt>Expected back</dt><dd>{at(sign.expectedBack, 'not known')}{sign.expectedLatest !== null && ` to ${at(sign.expectedLatest, '')}`}{sign.expectedFor !== null && <span className="muted"> ({visibleText(sign.expectedFor)})</span>}</dd></div>
            <div><dt>Next word</dt><dd>{at(sign.nextUpdate, 'not promised')}</dd></div>
            {sign.stillWorks.length > 0 && <div><dt>Still works</dt><dd>{sign.stillWorks.map(visibleText).join(', ')}</dd></div>}
            {sign.meanwhile.length > 0 && <div><dt>Works again</dt><dd>{sign.meanwhile.map(visibleText).join(', ')}</dd></div>}
            <div><dt>Whom to ask</dt><dd>{sign.contact === null ? 'nobody is known' : visibleText(sign.contact)}</dd></div>
            <div><dt>Replaces</dt><dd>{sign.replaces === null ? 'it is the first' : `the sign of ${at(sign.replaces, '')}: take that one down`}</dd></div>
          </dl>
          <div className="row">
            <Segmented<Paper> label="Paper" value={paper} onChange={setPaper} options={[{ value: 'a4', label: 'A4' }, { value: 'letter', label: 'Letter' }]} />
            <Segmented<Language> label="Language" value={language} onChange={setLanguage} options={[{ value: 'en', label: 'English' }, { value: 'de', label: 'Deutsch' }]} />
          </div>
          <form className="sign-form" onSubmit={(event) => { event.preventDefault(); setAsked(contact.trim()); }}>
            <TextField label="Whom to ask instead" value={contact} maxLength={200} placeholder="Service desk, ext. 400" onChange={(event) => { setContact(event.target.value); }} />
            <Button type="submit">Show</Button>
          </form>
          {mayRecord && (
            <form className="sign-form" onSubmit={(event) => { event.preventDefault(); void record(); }}>
              <TextField label="Where it hangs" value={where} placeholder="Lift, ground floor" onChange={(event) => { setWhere(event.target.value); }} hint="Recorded on the timeline; the next sign says that it replaces this one." />
              <Button type="submit" disabled={sending}>It hangs</Button>
            </form>
          )}
          {failure && <Notice tone="crit">{failure.message}</Notice>}
          {hangs > 0 && !failure && <Notice tone="ok">Recorded on the timeline.</Notice>}
          {error && <LoadError message={failureOf(error).message} onRetry={retry} />}
        </div>
        <PdfPreview url={url} changes={hangs} zone={sign.zone} label="The sign" />
      </div>
    </Screen>
  );
}
