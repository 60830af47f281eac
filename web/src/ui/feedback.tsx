import type { ReactNode } from 'react';
import { Button } from './Button';
import './banner.css';

/** Shapes of the rows that come, once it takes longer than a glance. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div role="status">
      <div className="skeleton" aria-hidden="true">{Array.from({ length: rows }, (_, i) => <div key={i}><i /><i /><i /></div>)}</div>
      <p className="visually-hidden">{label}</p>
    </div>
  );
}

/** Nothing here yet, and the one thing to do about it. `page`: it is all that the page says. */
export function EmptyState({ title, page = false, children }: { title: string; page?: boolean; children?: ReactNode }) {
  return (
    <div className="empty">
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}

interface NoticeProps {
  tone?: 'plain' | 'crit' | 'warn' | 'ok';
  children: ReactNode;
  action?: ReactNode;
}

/** One sentence that matters, with at most one thing to do. Trouble is read out at once. */
export function Notice({ tone = 'plain', children, action }: NoticeProps) {
  return (
    <div className={tone === 'plain' ? 'notice' : `notice notice-${tone}`} role={tone === 'crit' ? 'alert' : 'status'}>
      <div>{children}</div>
      {action}
    </div>
  );
}

/** What went wrong while loading, with a way to try again. */
export function LoadError({ message, onRetry }: { message: string; onRetry?: () => void }) {
  return (
    <Notice tone="crit" action={onRetry && <Button look="ghost" small onClick={onRetry}>Try again</Button>}>
      {message}
    </Notice>
  );
}
