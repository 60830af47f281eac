import type { Open } from './DurationFigure';

interface LeftOutProps {
  total: { pending: number; notApplicable: number; invalid: number };
  version: number;
  drills: boolean;
  onDrills: () => void;
  onOpen: (open: Open) => void;
  /** Null: everything recorded is in it. */
  asOf: string | null;
}

/** What the figures do not hold, and by what they are defined: each opens its list. */
export function LeftOut({ total, version, drills, onDrills, onOpen, asOf }: LeftOutProps) {
  const list = [['PENDING', 'pending', total.pending], ['NOT_APPLICABLE', 'not applicable', total.notApplicable], ['INVALID', 'invalid', total.invalid]] as const;
  return (
    <p className="left-out small muted">
      <button type="button" onClick={onDrills}>{drills ? 'drills are counted' : 'drills left out'}</button>
      {list.filter(([, , count]) => count > 0).map(([status, words, count]) => <button key={status} type="button" onClick={() => { onOpen({ what: 'left', status }); }}>{count} {words}</button>)}
      <button type="button" onClick={() => { onOpen({ what: 'definition' }); }}>definitions v{version}</button>
      {asOf !== null && <span role="status">as of {asOf}</span>}
    </p>
  );
}
