import { Link } from 'react-router';
import { dateAndTime } from '@/time/formatting';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { sourceWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { kindAsWords, type AuditQuestion } from './audit';
import type { AuditLine } from './useAuditPages';

interface AuditRowProps { line: AuditLine; zone: string; onAsk: (part: Partial<AuditQuestion>) => void }

/** One recorded event. Of what the reader does not see there is the time alone. */
export function AuditRow({ line, zone, onAsk }: AuditRowProps) {
  const { at, hidden, kind, actor, actorId, source, incident, entryId, item, reason, redacted } = line;
  const when = <td data-label="When"><Moment at={at} zone={zone}>{dateAndTime(at, zone)}</Moment></td>;
  if (hidden) return <tr>{when}<td colSpan={4} className="muted"><span className="audit-hidden"><Icon name="lock" size={13} />Something was recorded in a private incident that does not name you.</span></td></tr>;
  return (
    <tr>
      {when}
      <td data-label="Who">
        {actorId ? <button type="button" className="audit-who" title={`Only what ${actor ?? ''} recorded`} onClick={() => { onAsk({ person: actorId }); }}>{actor}</button> : actor}
        {source && source !== 'WEB' && source !== 'SYSTEM' && <span className="small muted"> {sourceWords[source]}</span>}
      </td>
      <td data-label="What">
        {incident && entryId ? <Link to={`/incidents/${incident.key}#entry-${entryId}`}>{kindAsWords(kind ?? '')}</Link> : kindAsWords(kind ?? '')}
        {redacted && <> <Tag tone="crit">redacted</Tag></>}
      </td>
      <td data-label="Of">{incident ? <><Link to={`/incidents/${incident.key}`}>{incident.key}</Link> {visibleText(incident.title)}</> : item ? visibleText(item) : ''}</td>
      <td data-label="Why" className="muted">{reason ? visibleText(reason) : ''}</td>
    </tr>
  );
}
