import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { roughDuration } from '@/time/durations';
import { workingText } from '@/time/lengths';

export const FigureNumbers_Figure = graphql(`
  fragment FigureNumbers_Figure on MetricFigure { n values pending notApplicable invalid percentiles { median p75 p90 p95 } }
`);

export type Part = 'median' | 'p75' | 'p90' | 'p95' | 'n' | 'within';

interface FigureNumbersProps {
  figure: FragmentType<typeof FigureNumbers_Figure>;
  /** Null: not compared. */
  before: { median: number | null; n: number; words: string } | null;
  within: { met: number; of: number };
  target: number | null;
  onOpen: (part: Part) => void;
}

/** `22`, `min`: a number and what it is in, apart for the eye. */
function pieces(seconds: number): readonly [string, string][] {
  return [...roughDuration(seconds).matchAll(/(−?\d+)(?: (s|min|h|d))?/g)].map(([, number = '', unit = '']) => [number, unit]);
}

function Length({ seconds }: { seconds: number }) {
  return pieces(seconds).map(([number, unit], index) => <span key={index}>{index > 0 && ' '}{number}{unit !== '' && <small> {unit}</small>}</span>);
}

/** The median large, the others beside it; below ten the values themselves. Each opens what it rests on. */
export function FigureNumbers({ figure, before, within, target, onOpen }: FigureNumbersProps) {
  const { n, values, percentiles } = getFragmentData(FigureNumbers_Figure, figure);
  const said = `${n === 1 ? 'value' : 'values'}`;
  return (
    <div className="figure-numbers">
      {percentiles ? (
        <>
          <button type="button" className="figure-number figure-hero" onClick={() => { onOpen('median'); }}>
            <b><Length seconds={percentiles.median} /></b><span>median{comparison(percentiles.median, before)}</span>
          </button>
          {(['p75', 'p90', 'p95'] as const).map((part) => (
            <button key={part} type="button" className="figure-number" onClick={() => { onOpen(part); }}><b><Length seconds={percentiles[part]} /></b><span>{part.toUpperCase()}</span></button>
          ))}
        </>
      ) : (
        <div className="figure-number figure-hero"><b>{fewWords(values ?? [])}</b><span>{n === 0 ? 'no value in this period' : `${n} ${said}; from ten on there are percentiles`}</span></div>
      )}
      {n > 0 && <button type="button" className="figure-number" onClick={() => { onOpen('n'); }}><b>{n.toLocaleString('en')}</b><span>{said}{before ? `, ${before.n} before` : ''}</span></button>}
      {within.of > 0 && (
        <button type="button" className="figure-number" onClick={() => { onOpen('within'); }}>
          <b>{Math.floor(within.met / within.of * 100)}<small> %</small></b><span>{target === null ? `within their target, ${within.met} of ${within.of}` : `within ${workingText(target)}`}</span>
        </button>
      )}
    </div>
  );
}

function fewWords(values: readonly number[]): string {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return 'None';
  return first === last ? roughDuration(first) : `${roughDuration(first)} to ${roughDuration(last)}`;
}

/** `, 5 min faster than the 365 days before`. */
function comparison(median: number, before: FigureNumbersProps['before']): string {
  if (!before) return '';
  if (before.median === null) return `; no median before, of ${before.n === 0 ? 'no value' : `${before.n} ${before.n === 1 ? 'value' : 'values'}`}`;
  const away = median - before.median;
  return Math.abs(away) < 60 ? `, as ${before.words}` : `, ${roughDuration(Math.abs(away))} ${away < 0 ? 'less' : 'more'} than ${before.words}`;
}
