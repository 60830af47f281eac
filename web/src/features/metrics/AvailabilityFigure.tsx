import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { AvailabilityFigure_QueryQuery, AvailabilityInput } from '@/gql/graphql';
import { roughDuration } from '@/time/durations';
import { clockTime, dateAndTime } from '@/time/formatting';
import { Drawer } from '@/ui/Drawer';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Table } from '@/ui/Table';
import { visibleText } from '@/ui/visibleText';
import { impactWords } from '@/words/words';
import { Part } from './Part';
import { daysOf, type Question } from './question';

const AvailabilityFigure_Query = graphql(`
  query AvailabilityFigure_Query($input: AvailabilityInput!) {
    availability(input: $input) {
      calendar degradedIsDown asOf upToDate definitionsVersion notes moreServices
      total { agreedSeconds lostSeconds outages percent }
      services { key label figure { agreedSeconds downSeconds degradedSeconds lostSeconds outages percent } windows(first: 50) { totalCount nodes { key entryId level from until agreedSeconds counts } } }
    }
  }
`);

type Service = AvailabilityFigure_QueryQuery['availability']['services'][number];

export const availabilityInput = (question: Question, today: string, zone: string): AvailabilityInput => ({ ...daysOf(question.period, today), zone, services: question.service.length > 0 ? [...question.service] : null, customerId: question.customer[0] ?? null });

/** How long services were there in agreed time. */
export function AvailabilityFigure({ question, today, zone }: { question: Question; today: string; zone: string }) {
  const [open, setOpen] = useState<Service | null>(null);
  const [{ data, error, stale }, again] = useQuery({ query: AvailabilityFigure_Query, variables: { input: availabilityInput(question, today, zone) } });
  const retry = () => { again({ requestPolicy: 'network-only' }); };
  const found = data?.availability;
  if (!found) return error ? <LoadError message={failureOf(error).message} onRetry={retry} /> : <div className="metrics-part"><Skeleton label="Counting" /></div>;
  const { total, services } = found;
  const outages = `${total.outages} ${total.outages === 1 ? 'outage' : 'outages'}`;
  return (
    <div aria-busy={stale}>
      {error && <LoadError message={`${failureOf(error).message} What was read before is shown.`} onRetry={retry} />}
      <div className="metrics-part figure-numbers">
        <div className="figure-number figure-hero"><b>{total.percent ?? 'none'}{total.percent ? <small> %</small> : ''}</b><span>{total.percent ? `of agreed time, ${visibleText(found.calendar ?? 'around the clock')}` : 'no time was agreed'}</span></div>
        <div className="figure-number"><b>{roughDuration(total.lostSeconds)}</b><span>lost of {roughDuration(total.agreedSeconds)}, {outages}</span></div>
      </div>
      <Part title="By service" about={`${found.degradedIsDown ? 'Degraded counts as not available.' : 'Degraded is stated apart.'} Definitions v${found.definitionsVersion}${found.upToDate ? '' : `, as of ${clockTime(found.asOf, zone)}`}.`}>
        {services.length === 0 ? <EmptyState title="No service is in use" /> : (
          <Table label="By service">
            <thead><tr>{['Service', 'There', 'Lost', 'Down', 'Degraded', 'Outages'].map((head, place) => <th key={head} scope="col" className={place === 0 ? '' : 'number'}>{head}</th>)}</tr></thead>
            <tbody>
              {services.map((service) => (
                <tr key={service.key}>
                  <th scope="row">{visibleText(service.label)}</th>
                  <td className="number"><b>{service.figure.percent ? `${service.figure.percent} %` : 'no time agreed'}</b></td>
                  <td className="number">{lost(service.figure.lostSeconds)}</td><td className="number">{lost(service.figure.downSeconds)}</td><td className="number">{lost(service.figure.degradedSeconds)}</td>
                  <td className="number">{service.windows.totalCount === 0 ? 'none' : <button type="button" className="text-link" onClick={() => { setOpen(service); }}>{service.figure.outages === 0 ? 'none counted' : service.figure.outages}</button>}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {found.moreServices > 0 && <p className="small muted">{found.moreServices} others are left out.</p>}
        {found.notes.map((note) => <p key={note} className="small muted">{note}</p>)}
      </Part>
      {open && (
        <Drawer title={visibleText(open.label)} onClose={() => { setOpen(null); }}>
          <ul className="point-list">
            {open.windows.nodes.map(({ key, entryId, level, from, until, agreedSeconds, counts }) => (
              <li key={entryId}><Link to={`/incidents/${key}?entry=${entryId}`}>{key}</Link><span className="muted small">{impactWords[level]}, {dateAndTime(from, zone)} to {until ? dateAndTime(until, zone) : 'now'}{counts ? '' : '; does not count'}</span><span className="tabular">{roughDuration(agreedSeconds)}</span></li>
            ))}
          </ul>
          {open.windows.totalCount > open.windows.nodes.length && <p className="small muted">The first {open.windows.nodes.length} of {open.windows.totalCount}.</p>}
        </Drawer>
      )}
    </div>
  );
}

const lost = (seconds: number) => (seconds === 0 ? 'nothing' : roughDuration(seconds));
