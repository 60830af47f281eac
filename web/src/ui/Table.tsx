import type { ComponentProps } from 'react';
import './table.css';

/** A plain table that scrolls by itself where it is too wide. `label` names it. */
export function Table({ label, children, ...rest }: { label: string } & ComponentProps<'table'>) {
  return <div className="table-scroll" tabIndex={0} role="group" aria-label={label}><table className="table" aria-label={label} {...rest}>{children}</table></div>;
}
