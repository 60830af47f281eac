import type { ReactNode } from 'react';
import './clock.css';

interface DurationProps {
  /** Recorded: `value` is said. Else the word for what is missing, with the reason where there is one: never 0. */
  status: 'RECORDED' | 'PENDING' | 'NOT_APPLICABLE' | 'INVALID';
  value: string;
  reason?: string | null;
  /** Between which moments. */
  anchors?: ReactNode;
}

const missing = { PENDING: 'pending', NOT_APPLICABLE: 'not applicable', INVALID: 'invalid' } as const;

/** A length of time with its anchors, or why there is none. */
export function Duration({ status, value, reason, anchors }: DurationProps) {
  return (
    <span className="duration">
      {status === 'RECORDED' ? value : <span className={status === 'INVALID' ? 'duration-invalid' : 'duration-none'}>{missing[status]}{reason ? `: ${reason}` : ''}</span>}
      {anchors !== undefined && <span className="duration-anchors"> {anchors}</span>}
    </span>
  );
}
