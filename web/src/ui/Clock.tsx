import type { ReactNode } from 'react';
import { Icon } from './Icon';
import './clock.css';

export type ClockState = 'running' | 'risk' | 'late' | 'met' | 'paused' | 'none';

interface ClockProps {
  label: string;
  state: ClockState;
  /** `6:52`, `18 min`, or the word for what is missing. */
  value: ReactNode;
  /** Where it lies: `22:02 → 22:20`, `due 01:31`; why it is paused. */
  anchors?: ReactNode;
  /** How much of the time has gone, 0 to 1. None: there is no bar. */
  share?: number;
  /** Another clock is the loud one: this one says late in a word only. */
  quiet?: boolean;
  /** Opens what stands behind it, in the place of the label: the whole clock is pressed. */
  opener?: ReactNode;
}

/** One clock: what runs, how it stands, between which moments. Late is a word, met has a check, paused is striped. */
export function Clock({ label, state, value, anchors, share, quiet = false, opener }: ClockProps) {
  return (
    <section className={`clock clock-${state}${quiet ? ' clock-quiet' : ''}`} aria-label={label}>
      <h2 className="clock-label">{opener ?? label}</h2>
      <p className="clock-value">{value}{state === 'met' && <Icon name="tick" />}{state === 'late' && <span className="clock-word">late</span>}{state === 'paused' && <span className="clock-word">paused</span>}</p>
      {share !== undefined && (
        <div className="clock-bar" role="progressbar" aria-label={`${label}: time gone`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(Math.min(share, 1) * 100)}>
          <i style={{ width: `${Math.min(share, 1) * 100}%` }} />
        </div>
      )}
      {anchors !== undefined && <p className="clock-anchors">{anchors}</p>}
    </section>
  );
}

/** The same in one line of a row: what is waited for, how it stands, and how much of the time has gone. `title` says the moments. */
export function ClockLine({ label, state, value, share, title }: Omit<ClockProps, 'anchors'> & { title?: string }) {
  return (
    <div className={`clock-line clock-${state}`} title={title}>
      <p><span className="cut">{label}</span><b>{state === 'met' && <Icon name="tick" size={13} />}{value}</b></p>
      {share !== undefined && <div className="clock-bar" aria-hidden="true"><i style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }} /></div>}
    </div>
  );
}
