import type { ReactNode } from 'react';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';

interface SystemLineProps {
  name: string;
  /** Null: it is not a question of health. */
  healthy: boolean | null;
  say?: string;
  children: ReactNode;
  /** What to do. */
  act?: ReactNode;
}

/** One thing, whether it is well, and what to do where it is not. */
export function SystemLine({ name, healthy, say, children, act }: SystemLineProps) {
  return (
    <section className="system-line" aria-label={name}>
      <h3>{name}</h3>
      <div className="system-state">{healthy === null ? <Tag>{say}</Tag> : <Tag tone={healthy ? 'ok' : 'high'}><Icon name={healthy ? 'tick' : 'warning'} size={11} />{say ?? 'healthy'}</Tag>}</div>
      <div className="system-words"><div>{children}</div>{act !== undefined && <div>{act}</div>}</div>
    </section>
  );
}
