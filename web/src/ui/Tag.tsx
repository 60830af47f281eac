import type { ReactNode } from 'react';
import './signs.css';

export type Tone = 'plain' | 'crit' | 'high' | 'warn' | 'ok' | 'blue' | 'violet' | 'teal' | 'accent' | 'line' | 'dashed';

/** A word or two about the thing beside it. Dashed: promised, or not yet. */
export function Tag({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'tag' : `tag tag-${tone}`} title={title}>{children}</span>;
}
