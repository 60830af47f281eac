import { useId, type ReactNode } from 'react';
import { Icon } from '@/ui/Icon';
import { useFolded } from './folding';
import '@/ui/section.css';

interface FoldSectionProps {
  /** What it is remembered by. */
  name: string;
  title: string;
  /** Said beside the title, folded or not. */
  count?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the right column that folds to its title. Each person's folding is kept on the device. */
export function FoldSection({ name, title, count, action, children }: FoldSectionProps) {
  const id = useId();
  const [folded, fold] = useFolded(name);
  return (
    <section className="section side-section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>
          <button type="button" className="side-fold" aria-expanded={!folded} aria-label={title} onClick={() => { fold(!folded); }}>{title}<Icon name="down" size={12} /></button>
        </h2>
        {count !== undefined && <span className="side-count">{count}</span>}
        {!folded && action}
      </div>
      {!folded && children}
    </section>
  );
}
