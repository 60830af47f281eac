import { useId, type ReactNode } from 'react';
import './panel.css';

interface PanelProps { title: string; action?: ReactNode; children: ReactNode }

/** A titled box. */
export function Panel({ title, action, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel card" aria-labelledby={id}>
      <div className="panel-head"><h2 id={id}>{title}</h2>{action}</div>
      {children}
    </section>
  );
}
