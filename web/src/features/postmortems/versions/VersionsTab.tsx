import { Link } from 'react-router';
import { dateAndTime } from '@/time/formatting';
import { buttonClass } from '@/ui/Button';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { nameOf, type Incident, type Postmortem, type Publication } from '../postmortem';

/** The hash of the PDF with names as it is given out. */
const hashOf = ({ outputs }: Publication) => outputs.find(({ format, reader, withdrawn }) => format === 'PDF' && reader === 'PEOPLE' && !withdrawn)?.bytes?.sha256;

/** Every version that was published, newest first. */
export function VersionsTab({ incident, postmortem, zone }: { incident: Incident; postmortem: Postmortem; zone: string }) {
  const published = [...postmortem.publications].reverse();
  const base = `/incidents/${incident.key}/postmortem`;
  return (
    <div className="stack side-pad">
      <ul className="versions" aria-label="Published versions">
        <li>
          <p><strong>As it stands</strong></p>
          <p className="small muted">Composed {dateAndTime(postmortem.draftedAt, zone)} by {postmortem.draftedBy}, as known at {dateAndTime(postmortem.asKnownAt, zone)}, from version {postmortem.incidentVersion} of the record, with the template {postmortem.template.name}{postmortem.template.version === null ? '' : `, version ${postmortem.template.version}`}.</p>
        </li>
        {published.map((one) => {
          const hash = hashOf(one);
          return (
            <li key={one.number}>
              <p><Link to={`${base}?version=${one.number}`}><strong>Version {one.number}</strong></Link> {one.withdrawal && <Tag tone="crit">withdrawn</Tag>}</p>
              <p className="small muted">Published {dateAndTime(one.publishedAt, zone)} by {nameOf(one.publishedBy)}, approved by {one.approvedBy.map(nameOf).join(', ')}.</p>
              {one.withdrawal && <p className="small">Withdrawn by {one.withdrawal.by}, {dateAndTime(one.withdrawal.at, zone)}: {visibleText(one.withdrawal.reason)}</p>}
              {one.reason !== null && <p className="small">Published although {one.missing.length === 1 ? 'one thing was' : `${one.missing.length} things were`} missing: {visibleText(one.reason)}</p>}
              {hash !== undefined && <p className="small muted">SHA-256 of the PDF <code className="hash" title={hash}>{hash.slice(0, 8)}…{hash.slice(-8)}</code></p>}
            </li>
          );
        })}
      </ul>
      {published.length === 0 && <p className="muted">Nothing is published yet.</p>}
      {published.length > 1 && <div className="row"><Link className={buttonClass({ small: true })} to={`${base}?compare=${published[1]?.number ?? 1},${published[0]?.number ?? 1}`}>Compare versions</Link></div>}
      <p className="small muted">Published versions never change. A later one stands beside them, with what differs.</p>
    </div>
  );
}
