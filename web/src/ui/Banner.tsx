import type { ReactNode } from 'react';
import './banner.css';

interface BannerProps { tone?: 'warn' | 'crit' | 'violet' | 'plain'; children: ReactNode; action?: ReactNode }

/** A line over the whole page: that it is old, of another time, or not one's own any more. Trouble is read out at once. */
export function Banner({ tone = 'plain', children, action }: BannerProps) {
  return <div className={`banner banner-${tone}`} role={tone === 'crit' ? 'alert' : 'status'}><div>{children}</div>{action}</div>;
}
