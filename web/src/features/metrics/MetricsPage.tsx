import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { dayOf } from '@/time/formatting';
import { Screen } from '@/ui/Screen';
import { useZoneView } from '@/zones/zoneView';
import { AvailabilityFigure } from './AvailabilityFigure';
import { DurationFigure } from './DurationFigure';
import { Exports } from './Exports';
import { FilterBar, type Choices } from './FilterBar';
import { figures, figureWords, metricsOf } from './figures';
import { addressOf, inputOf, readQuestion, type Question } from './question';
import { ServiceReports } from './ServiceReports';
import { Shares } from './Shares';
import { SlaFigure } from './SlaFigure';
import { Views } from './Views';
import '@/ui/section.css';
import './metrics.css';

const MetricsPage_Query = graphql(`
  query MetricsPage_Query {
    catalogue {
      services(first: 100) { nodes { id name } }
      customers(first: 100) { nodes { id name } }
      teams(first: 100) { nodes { id name } }
      organisationPolicy { id versionOn { calendar { id versions { always } } targets { name severities from to within calendar { id versions { always } } } } }
    }
    metricViews { ...Views_View }
  }
`);

const none: Choices = { services: [], customers: [], teams: [] };

/** One figure over many incidents. The address is the whole view. */
export function MetricsPage() {
  const { figure } = useParams();
  const [words] = useSearchParams();
  const navigate = useNavigate();
  const { zone } = useZoneView();
  const [today] = useState(() => dayOf(Date.now(), zone));
  const question = readQuestion(figure, words);
  const { metric } = question;
  const [{ data }, again] = useQuery({ query: MetricsPage_Query });
  const change = (part: Partial<Question>) => { void navigate(addressOf({ ...question, ...part })); };
  const catalogue = data?.catalogue;
  const choices = catalogue ? { services: catalogue.services.nodes, customers: catalogue.customers.nodes, teams: catalogue.teams.nodes } : none;
  const counted = question.figure === 'updates' || question.figure === 'estimates' || question.figure === 'lessons' ? question.figure : null;
  const tabs = (
    <nav className="segmented metrics-tabs" aria-label="Figure">
      {figures.map((one) => <Link key={one} to={addressOf({ ...question, figure: one, metric: metricsOf[one][0] ?? null, target: null })} aria-current={one === question.figure ? 'page' : undefined}>{figureWords[one]}</Link>)}
    </nav>
  );
  const asked = metric === null ? null : { figures: inputOf({ ...question, metric }, today, zone), lastDays: 'days' in question.period ? question.period.days : null };
  return (
    <Screen title="Metrics" bare views={tabs} actions={question.figure === 'service-reports' ? undefined : (
      <>
        <Views views={data?.metricViews ?? []} address={addressOf(question)} asked={asked} onChanged={() => { again({ requestPolicy: 'network-only' }); }} />
        <Exports question={question} today={today} zone={zone} />
      </>
    )}>
      {question.figure === 'service-reports' ? <div className="metrics-part"><ServiceReports zone={zone} /></div> : (
        <>
          <FilterBar question={question} change={change} choices={choices} today={today} />
          {metric !== null && (
            <DurationFigure key={metric} question={{ ...question, metric }} change={change} today={today} zone={zone} policy={catalogue?.organisationPolicy?.versionOn ?? null}>
              {counted !== null && <Shares kind={counted} question={question} today={today} zone={zone} />}
            </DurationFigure>
          )}
          {metric === null && counted !== null && <Shares kind={counted} question={question} today={today} zone={zone} />}
          {question.figure === 'sla' && <SlaFigure question={question} change={change} today={today} zone={zone} hasPolicy={catalogue ? catalogue.organisationPolicy !== null && catalogue.organisationPolicy !== undefined : true} />}
          {question.figure === 'availability' && <AvailabilityFigure question={question} today={today} zone={zone} />}
        </>
      )}
    </Screen>
  );
}
