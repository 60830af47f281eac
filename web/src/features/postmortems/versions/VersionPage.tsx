import { Link } from 'react-router';
import { dateAndTime } from '@/time/formatting';
import { buttonClass } from '@/ui/Button';
import { EmptyState, Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { nameOf, type Incident, type Postmortem } from '../postmortem';
import { PdfPreview } from '../preview/PdfPreview';
import { viewQuery, type DocumentView } from '../reading/documentView';

interface VersionPageProps { incident: Incident; postmortem: Postmortem; number: number; view: DocumentView; zone: string }

/** A published version as it was handed out: nothing in it can be changed. */
export function VersionPage({ incident, postmortem, number, view, zone }: VersionPageProps) {
  const published = postmortem.publications.find((one) => one.number === number);
  const base = `/incidents/${incident.key}/postmortem`;
  if (!published) return <EmptyState page title={`There is no version ${number}`}><Link className={buttonClass({ look: 'primary' })} to={base}>The postmortem as it stands</Link></EmptyState>;
  const url = postmortem.pdfUrl + viewQuery(view, { version: String(number) });
  return (
    <>
      <header className="bar pm-bar">
        <span className="bar-above"><Link to="/postmortems">Postmortems</Link><span aria-hidden="true">/</span><Link to={base}>{incident.key}</Link><span aria-hidden="true">/</span></span>
        <h1>Version {number}</h1>
        <span className="pm-title cut">published {dateAndTime(published.publishedAt, zone)} by {nameOf(published.publishedBy)}</span>
        <div className="grow" />
        <div className="bar-actions">
          <a className={buttonClass()} href={url} download={`${incident.key}-postmortem-${number}.pdf`}><Icon name="download" />PDF</a>
          <Link className={buttonClass()} to={base}>As it stands</Link>
        </div>
      </header>
      {published.withdrawal && <div className="pm-notice"><Notice tone="warn">Withdrawn {dateAndTime(published.withdrawal.at, zone)} by {published.withdrawal.by}: {visibleText(published.withdrawal.reason)}</Notice></div>}
      <PdfPreview url={url} changes={0} zone={zone} label={`Version ${number}`} />
    </>
  );
}
