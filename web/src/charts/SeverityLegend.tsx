import { formPath } from './formPath';
import { severityMarks } from './dotsOverTime';
import './charts.css';

/** Which mark is which severity. */
export function SeverityLegend() {
  return (
    <ul className="chart-legend">
      {([1, 2, 3, 4] as const).map((level) => {
        const [form, tone] = severityMarks[level];
        return <li key={level}><svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true"><path className={`chart-dot tone-${tone} form-${form}`} d={formPath({ x: 0, y: 0, radius: 3.6, form })} /></svg>SEV {level}</li>;
      })}
    </ul>
  );
}
