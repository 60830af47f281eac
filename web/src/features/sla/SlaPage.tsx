import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { getFragmentData } from '@/gql';
import type { Sla_QueryQuery } from '@/gql/graphql';
import { dateWithYear, dayOf } from '@/time/formatting';
import { workingText } from '@/time/lengths';
import { cityOf, deviceZone } from '@/time/zones';
import { buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Breaches } from './Breaches';
import { Sla_Calendar, timesOn } from './calendars';
import { Contracts, contractsOf } from './Contracts';
import { Sla_Query } from './data';
import { hoursAWeek, hoursText } from './hours';
import { SlaViews } from './SlaViews';
import { Sla_Version, termsOf } from './terms';
import '@/ui/section.css';
import './sla.css';

/** What is promised, by whose working time, to whom, and what was not kept. */
export function SlaPage() {
  const [words] = useSearchParams();
  const view = words.get('view') ?? '';
  const manages = mayAs(useViewer().role, 'MANAGER');
  const [{ data, error }, again] = useQuery({ query: Sla_Query });
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  const actions = manages && view === '' && (
    <>
      <Link className={buttonClass()} to="/sla/calendars/new"><Icon name="plus" />Calendar</Link>
      <Link className={buttonClass({ look: 'primary' })} to="/sla/new"><Icon name="plus" />Policy</Link>
    </>
  );
  return (
    <Screen title="SLA" views={<SlaViews current={view} />} actions={actions || undefined}>
      {error && <LoadError message={`${failureOf(error).message}${data ? ' What was read before is shown.' : ''}`} onRetry={anew} />}
      {view === 'breaches' ? <Breaches /> : !data ? !error && <Skeleton label="Loading SLA" /> : view === 'contracts' ? <Contracts catalogue={data.catalogue} policyId={null} manages={manages} onChanged={anew} /> : <Lists catalogue={data.catalogue} />}
    </Screen>
  );
}

type Catalogue = Sla_QueryQuery['catalogue'];

function Lists({ catalogue: { policies, calendars, organisationPolicy, contracts } }: { catalogue: Catalogue }) {
  const [today] = useState(() => dayOf(Date.now(), deviceZone()));
  const known = getFragmentData(Sla_Calendar, calendars.nodes);
  return (
    <div className="stack">
      <h2>Policies</h2>
      {policies.nodes.length === 0 ? <EmptyState title="Nothing is promised yet"><p>A policy says within which time somebody is engaged, or it is over, counted on a calendar. Add a calendar, then a policy.</p></EmptyState> : (
        <Table label="Policies">
          <thead><tr><th scope="col">Policy</th><th scope="col">In force</th><th scope="col">Promises</th><th scope="col" className="number">Contracts</th></tr></thead>
          <tbody>
            {policies.nodes.map(({ id, name, versions, versionOn }) => {
              const all = getFragmentData(Sla_Version, versions);
              const now = all.find(({ number }) => number === versionOn?.number);
              const first = now && termsOf(now).columns.map((column) => { const [cell] = Object.values(column.cells); return `${column.name} ${cell ? workingText(cell.seconds) : ''}`; });
              return (
                <tr key={id}>
                  <th scope="row"><Link to={`/sla/${id}`}>{visibleText(name)}</Link> {organisationPolicy?.id === id && <Tag tone="accent">our own</Tag>}</th>
                  <td>{now ? `version ${now.number}, since ${dateWithYear(now.validFrom)}` : `none, ${all.length} ${all.length === 1 ? 'version' : 'versions'}`}</td>
                  <td>{first ? visibleText(first.join(', ')) : ''}</td>
                  <td className="number">{contractsOf({ contracts }, id).length || 'none'}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <h2>Calendars</h2>
      {known.length === 0 ? <EmptyState title="No calendar yet"><p>A calendar says when somebody is at work.</p></EmptyState> : (
        <Table label="Calendars">
          <thead><tr><th scope="col">Calendar</th><th scope="col">Zone</th><th scope="col">Hours</th><th scope="col" className="number">Holidays to come</th></tr></thead>
          <tbody>
            {known.map((calendar) => {
              const times = timesOn(calendar, today);
              return (
                <tr key={calendar.id}>
                  <th scope="row"><Link to={`/sla/calendars/${calendar.id}`}>{visibleText(calendar.name)}</Link> {calendar.retired && <Tag>retired</Tag>}</th>
                  <td>{cityOf(calendar.zone)}</td>
                  <td>{times.always ? 'around the clock' : `${hoursText(times.hours)}, ${hoursAWeek(times.hours)} h a week`}</td>
                  <td className="number">{times.holidays.filter(({ date }) => date >= today).length || 'none'}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </div>
  );
}
