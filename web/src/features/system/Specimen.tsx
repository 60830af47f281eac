import type { ReactNode } from 'react';

/** One part by its name, with its states side by side. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return <section className="specimen" aria-label={name}><h2>{name}</h2><div className="specimen-states">{children}</div></section>;
}
