import type { ComponentProps } from 'react';
import './table.css';

interface TableProps extends ComponentProps<'table'> {
  label: string;
  /** On a phone each row is a block, with its cells' `data-label` before them. */
  stacks?: boolean;
}

/** A plain table that scrolls by itself where it is too wide. `label` names it. */
export function Table({ label, stacks = false, children, ...rest }: TableProps) {
  return <div className="table-scroll" tabIndex={0} role="group" aria-label={label}><table className={stacks ? 'table table-stacks' : 'table'} aria-label={label} {...rest}>{children}</table></div>;
}
