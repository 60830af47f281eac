import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { dateAndTime, dayOf } from '@/time/formatting';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { Table } from '@/ui/Table';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { auditFile, auditFilter, auditQuestion, type AuditQuestion } from './audit';
import { AuditFilters } from './AuditFilters';
import { AuditRow } from './AuditRow';
import { useAuditPages } from './useAuditPages';
import './audit.css';

const AuditPage_Query = graphql(`
  query AuditPage_Query {
    auditKinds { name subject }
    peopleConnection(first: 100) { nodes { id name } }
    accessTokensConnection(first: 100) { nodes { id name } }
  }
`);

/** Who recorded or changed what. For administrators. */
export function AuditPage() {
  return mayAs(useViewer().role, 'ADMINISTRATOR')
    ? <Audit />
    : <EmptyState page title="Only administrators read the audit"><p>What happened in an incident stands on its timeline, with who recorded it.</p></EmptyState>;
}

function Audit() {
  const [search, setSearch] = useSearchParams();
  const { zone } = useZoneView();
  const [today] = useState(() => dayOf(Date.now(), zone));
  const question = auditQuestion(search);
  const [{ data: known }] = useQuery({ query: AuditPage_Query });
  const filter = auditFilter(question, known?.auditKinds, zone, today);
  const { lines, more, lookedBackTo, failure, busy, goOn, anew } = useAuditPages(filter);
  const list = useRef<HTMLTableSectionElement>(null);
  const ask = (part: Partial<AuditQuestion>) => {
    setSearch(new URLSearchParams(Object.entries({ ...question, ...part }).filter(([, value]) => value !== '')));
  };
  return (
    <Screen title="Audit" actions={(
      <>
        {filter && <a className={buttonClass()} href={auditFile(filter)} download><Icon name="download" />CSV</a>}
        <Button look="ghost" onClick={anew}>Look again</Button>
      </>
    )}>
      <p className="muted audit-about">
        What was recorded, the newest first, and by whom. Reading is not recorded: of a private incident, its timeline says which administrator let themself in.
        Changes of roles and tokens, and who signed in, are in the program’s log, category <code>Timeline.Access</code>. <Link to="/people">People</Link> · <Link to="/tokens">Tokens</Link>
      </p>
      <AuditFilters key={search.size === 0 ? 'all' : 'some'} question={question} people={[...known?.peopleConnection.nodes ?? [], ...known?.accessTokensConnection.nodes ?? []]} kinds={known?.auditKinds ?? []} today={today} onAsk={ask} />
      {failure && <LoadError message={failure} onRetry={lines ? goOn : anew} />}
      {!lines && !failure && <Skeleton label="Loading the audit" rows={10} />}
      {lines?.length === 0 && !more && <EmptyState title="Nothing was recorded that fits"><p>Take a longer period, or clear the filters.</p></EmptyState>}
      {lines && lines.length > 0 && (
        <Table label="Recorded events" stacks aria-busy={busy}>
          <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Of</th><th scope="col">Why</th></tr></thead>
          <tbody ref={list}>{lines.map((line) => <AuditRow key={line.position} line={line} zone={zone} onAsk={ask} />)}</tbody>
        </Table>
      )}
      {lines && (
        <div className="row audit-more" role="status">
          <span className="small muted">{lines.length} shown{more ? '' : ', that is all'}{lookedBackTo ? `. Looked back to ${dateAndTime(lookedBackTo, zone)}` : ''}</span>
          {more && <Button small disabled={busy} onClick={goOn}>{busy ? 'Looking…' : lookedBackTo ? 'Look further back' : 'Show more'}</Button>}
        </div>
      )}
    </Screen>
  );
}
