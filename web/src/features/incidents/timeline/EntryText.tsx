import { useLayoutEffect, useRef, useState } from 'react';

/** Eight lines of an entry, and a little: nothing is hidden for half a line more. */
const mostHeight = 8 * 21 + 12;
/** So short that it cannot fill eight lines. */
const surelyShort = 240;

/** The text of an entry. A long one is folded. */
export function EntryText({ html, struck }: { html: string; struck: boolean }) {
  const field = useRef<HTMLDivElement>(null);
  const [long, setLong] = useState(false);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => { setLong(html.length > surelyShort && (field.current?.scrollHeight ?? 0) > mostHeight); }, [html]);
  const Text = struck ? 'del' : 'div';
  return (
    <>
      <div ref={field} className={long && !open ? 'log-text log-folded' : 'log-text'}><Text className="prose" dangerouslySetInnerHTML={{ __html: html }} /></div>
      {long && <button type="button" className="log-unfold" aria-expanded={open} onClick={() => { setOpen(!open); }}>{open ? 'Show less' : 'Show all'}</button>}
    </>
  );
}
