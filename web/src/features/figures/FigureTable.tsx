import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { durationText } from '@/time/durations';
import { visibleText } from '@/ui/visibleText';

const FigureTable_Figure = graphql(`
  fragment FigureTable_Figure on MetricFigure {
    n values pending notApplicable invalid
    percentiles { median p75 p90 p95 }
  }
`);

type Given = FragmentType<typeof FigureTable_Figure>;

/** The figures of all, then of each group. */
export function FigureTable({ total, groups }: { total: Given; groups: readonly { key: string | null; label: string; figure: Given }[] }) {
  return (
    <div className="figures-table" role="region" aria-label="Table of figures" tabIndex={0}>
      <table>
        <thead>
          <tr>{['Of', 'n', 'Median', 'P75', 'P90', 'P95', 'Pending', 'Not applicable', 'Invalid'].map((head) => <th key={head} scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>
          <Row label="All" figure={total} />
          {groups.map(({ key, label, figure }) => <Row key={key ?? ''} label={label} figure={figure} />)}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { label: string; figure: Given }) {
  const { n, values, percentiles, pending, notApplicable, invalid } = getFragmentData(FigureTable_Figure, props.figure);
  return (
    <tr>
      <th scope="row">{visibleText(props.label)}</th>
      <td>{n}</td>
      {percentiles
        ? [percentiles.median, percentiles.p75, percentiles.p90, percentiles.p95].map((seconds, place) => <td key={place}>{durationText(seconds)}</td>)
        : <td colSpan={4}>{values && values.length > 0 ? `Values: ${values.map(durationText).join(', ')}` : '–'}</td>}
      <td>{pending}</td><td>{notApplicable}</td><td>{invalid}</td>
    </tr>
  );
}
