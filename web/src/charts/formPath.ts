import type { Dot } from './picture';

/** The outline of a mark. */
export function formPath({ x, y, radius: r, form }: Omit<Dot, 'is' | 'tone'>): string {
  switch (form) {
    case 'circle': case 'ring': return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case 'square': return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 'diamond': return `M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z`;
    case 'triangle': return `M${x} ${y - r * 1.2}l${r * 1.2} ${r * 2.1}h${-r * 2.4}z`;
    case 'cross': return `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
    case 'check': return `M${x - r} ${y}l${r * 0.75} ${r * 0.8}l${r * 1.25} ${-r * 1.6}`;
    case 'tick': return `M${x - 1.5} ${y - 7}h3v14h-3z`;
  }
}
