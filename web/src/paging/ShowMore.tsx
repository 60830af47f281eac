import { useEffect, useRef, type RefObject } from 'react';
import { Button } from '@/ui/Button';
import { pageSize, type Pages } from './PageReader';
import './paging.css';

interface ShowMoreProps {
  pages: Pages<unknown>;
  onMore: () => void;
  /** The list whose items come one for each node. */
  list: RefObject<HTMLElement | null>;
}

/** How much of a list is shown, read out when it changes, and the way to more of it: the focus goes on to the first new line. */
export function ShowMore({ pages, onMore, list }: ShowMoreProps) {
  const asked = useRef(false);
  const shown = pages.edges.length;

  useEffect(() => {
    if (!asked.current || pages.freshFrom >= shown) return;
    asked.current = false;
    const line = list.current?.children[pages.freshFrom];
    line?.querySelector<HTMLElement>('a, button, select, input')?.focus({ preventScroll: true });
  }, [pages, shown, list]);

  const rest = pages.totalCount - shown;
  return (
    <div className="show-more small muted">
      <p role="status">{shown} of {pages.totalCount} shown</p>
      {pages.pageInfo.hasNextPage && (
        <Button small onClick={() => { asked.current = true; onMore(); }}>
          {rest > pageSize ? `Show ${pageSize} more` : 'Show the rest'}
        </Button>
      )}
    </div>
  );
}
