import { Link } from 'react-router';
import type { Hit } from './standing';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { impactWords } from '@/words/words';

/** The incidents that hit something, each a way to its room. */
export function HitTags({ hits }: { hits: readonly Hit[] }) {
  return (
    <span className="catalogue-tags">
      {hits.map((hit) => (
        <Link key={`${hit.key} ${hit.level}`} to={`/incidents/${hit.key}`} title={visibleText(hit.title)} aria-label={`${hit.key}, ${visibleText(hit.title)}: ${impactWords[hit.level].toLowerCase()}`}>
          <Tag tone={hit.level === 'DOWN' ? 'crit' : 'high'}><Icon name="warning" size={11} />{impactWords[hit.level].toLowerCase()}, {hit.key}</Tag>
        </Link>
      ))}
    </span>
  );
}

export const Works = ({ children = 'works' }: { children?: string }) => <Tag tone="ok"><Icon name="tick" size={11} />{children}</Tag>;
