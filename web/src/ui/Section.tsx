import { useId, type ReactNode } from 'react';
import './section.css';

interface SectionProps { title: string; action?: ReactNode; children: ReactNode }

/** A titled part of a column, with a rule to the next. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head"><h2 id={id}>{title}</h2>{action}</div>
      {children}
    </section>
  );
}
