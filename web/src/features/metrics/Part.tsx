import { useId, type ReactNode } from 'react';

/** A titled part of the page, with what is said of it beside the title. */
export function Part({ title, about, end, children }: { title: string; about?: ReactNode; end?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="metrics-part" aria-labelledby={id}>
      <div className="part-head"><h2 id={id}>{title}</h2>{about !== undefined && <p className="muted small">{about}</p>}<div className="grow" />{end}</div>
      {children}
    </section>
  );
}
