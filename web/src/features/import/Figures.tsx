import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { clockTimeFrom, dayOf } from '@/time/formatting';
import { durationText } from '@/time/durations';
import { entriesIn, entriesToImport, type PasteRow } from './pasteRows';

const Figures_Query = graphql(`
  query Figures_Query($incidentId: ID, $zone: String, $entries: [ImportEntryInput!]!) {
    importFigures(incidentId: $incidentId, zone: $zone, entries: $entries) {
      ticketToEngagement { status seconds from { at } to { at } }
      timeToReach { status seconds from { at } to { at } }
      timeToFirstUpdate { status seconds from { at } to { at } }
      reportToResolve { status seconds from { at } to { at } }
    }
  }
`);

const shown = [
  ['ticketToEngagement', 'ticket to engagement'], ['timeToReach', 'to reach somebody'], ['timeToFirstUpdate', 'to the first update'], ['reportToResolve', 'report to resolved'],
] as const;

interface FiguresProps { rows: readonly PasteRow[]; zone: string; self: string; incidentId: string | null; /** Every row can be recorded. */ ready: boolean }

/** The figures that these entries will give, by the definitions that count afterwards. */
export function Figures({ rows, zone, self, incidentId, ready }: FiguresProps) {
  const entries = useMemo(() => (ready ? entriesToImport(rows, zone, self) : []), [rows, zone, self, ready]);
  const [settled, setSettled] = useState(entries);
  useEffect(() => {
    const timer = setTimeout(() => { setSettled(entries); }, 600);
    return () => { clearTimeout(timer); };
  }, [entries]);
  const [{ data, fetching }] = useQuery({ query: Figures_Query, variables: { incidentId, zone, entries: settled }, pause: settled.length === 0, requestPolicy: 'network-only' });
  if (!ready) return entriesIn(rows).length === 0 ? null : <div className="paste-figures"><span className="muted">The figures that these entries will give appear once the open questions are answered.</span></div>;
  const figures = data?.importFigures;
  if (!figures || settled.length === 0) return null;
  const known = shown.flatMap(([name, words]) => { const figure = figures[name]; return figure.seconds == null || !figure.from || !figure.to ? [] : [{ words, seconds: figure.seconds, from: figure.from.at, to: figure.to.at }]; });
  return (
    <section className="paste-figures" aria-label="These entries will give" aria-busy={fetching || settled !== entries}>
      <span className="muted">These entries will give</span>
      {known.length === 0 ? <p>No figure yet: none of them says who was told first and who had hands on it.</p> : (
        <dl>
          {known.map(({ words, seconds, from, to }) => (
            <div key={words}><dd><b>{durationText(seconds)}</b></dd><dt>{words} <small>{clockTimeFrom(null, from, zone)} → {clockTimeFrom(dayOf(from, zone), to, zone)}</small></dt></div>
          ))}
        </dl>
      )}
    </section>
  );
}
