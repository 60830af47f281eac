import { useCallback, useState } from 'react';

/** The width of an element, in whole pixels, as it changes. */
export function useWidth(): [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(0);
  const measured = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => { setWidth(Math.floor(element.clientWidth)); });
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, []);
  return [measured, width];
}
