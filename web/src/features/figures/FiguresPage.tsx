import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { MetricGrouping, MetricKind } from '@/gql/graphql';
import { dateAndTime, dayOf } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { groupingWords, metricWords, optionsOf } from '@/words/words';
import { LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { Screen } from '@/ui/Screen';
import { FigureTable } from './FigureTable';
import { ServiceReports } from './ServiceReports';
import './figures.css';

const FiguresPage_Query = graphql(`
  query FiguresPage_Query($input: MetricFiguresInput!) {
    metricFigures(input: $input) {
      definition { from to version } computedFor asOf upToDate notes moreGroups
      total { ...FigureTable_Figure }
      groups { key label figure { ...FigureTable_Figure } }
    }
  }
`);

const Days = 90;

/** One metric over many incidents, as numbers and to download; and the reports of customers. */
export function FiguresPage() {
  const zone = deviceZone();
  const [now] = useState(() => Date.now());
  const [metric, setMetric] = useState<MetricKind>('TICKET_TO_ENGAGEMENT');
  const [from, setFrom] = useState(() => dayOf(now - Days * 86_400_000, zone));
  const [to, setTo] = useState(() => dayOf(now, zone));
  const [groupBy, setGroupBy] = useState<MetricGrouping | ''>('');
  const pause = from === '' || to === '';
  const [{ data, error, stale }, again] = useQuery({ query: FiguresPage_Query, variables: { input: { metric, from, to, zone, groupBy: groupBy === '' ? null : groupBy } }, pause });
  const figures = data?.metricFigures;
  const address = new URLSearchParams({ metric, from, to, zone, ...(groupBy !== '' && { groupBy }) }).toString();

  return (
    <Screen title="Metrics">
      <form className="figures-question" aria-label="What to compute" onSubmit={(event) => { event.preventDefault(); }}>
        <SelectField label="Metric" value={metric} options={optionsOf(metricWords)} onChange={setMetric} />
        <TextField label="First day" type="date" value={from} onChange={(event) => { setFrom(event.target.value); }} />
        <TextField label="Last day" type="date" value={to} onChange={(event) => { setTo(event.target.value); }} />
        <SelectField label="Grouped by" value={groupBy} options={[{ value: '', label: 'Nothing' }, ...optionsOf(groupingWords)]} onChange={setGroupBy} />
      </form>
      {pause && <p className="muted">Give a first and a last day.</p>}
      {error && !pause && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      {!figures && !error && !pause && <div className="card"><Skeleton label="Computing" /></div>}
      {figures && !error && !pause && (
        <section className="card figures-answer" aria-label="Figures" aria-busy={stale}>
          <FigureTable total={figures.total} groups={figures.groups} />
          {figures.moreGroups > 0 && <p className="small muted">{figures.moreGroups} smaller groups are left out.</p>}
          <p className="small">
            <a href={`/figures.pdf?${address}`}>Report (PDF)</a>{' · '}<a href={`/figures.csv?${address}`}>Every value (CSV)</a>{' · '}<a href={`/figures-summary.csv?${address}`}>These figures (CSV)</a>
          </p>
          <p className="small muted">
            {figures.definition.from} to {figures.definition.to}, definitions version {figures.definition.version}. Computed for {figures.computedFor},
            {' '}as of {dateAndTime(figures.asOf, zone)}{figures.upToDate ? '' : '; what was recorded since is not in it yet'}.
          </p>
          {figures.notes.length > 0 && <ul className="small muted">{figures.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        </section>
      )}
      <ServiceReports zone={zone} />
    </Screen>
  );
}
