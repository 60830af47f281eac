import { useEffect, useRef, useState } from 'react';
import { clockTime } from '@/time/formatting';
import { kindWords } from '@/words/words';
import { visibleText } from '@/ui/visibleText';
import { scrollToRow } from './scrollToRow';
import type { Arrival } from './useIncidentRoom';

const nearBottom = 240;

/** Reads new entries out, follows them while the reader is at the end, and offers to jump when they are not. */
export function NewEntryNotice({ arrival, zone }: { arrival: Arrival | null; zone: string }) {
  const [unseen, setUnseen] = useState<Arrival[]>([]);
  const atEnd = useRef(true);
  const place = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    const scroller = place.current?.closest('.scroll');
    const look = () => {
      if (!scroller) return;
      atEnd.current = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < nearBottom;
      if (atEnd.current) setUnseen([]);
    };
    look();
    scroller?.addEventListener('scroll', look, { passive: true });
    return () => { scroller?.removeEventListener('scroll', look); };
  }, []);

  useEffect(() => {
    if (!arrival) return;
    const scroller = place.current?.closest('.scroll');
    if (atEnd.current && scroller) scroller.scrollTop = scroller.scrollHeight;
    else setUnseen((before) => [...before.filter(({ entry }) => entry.id !== arrival.entry.id), arrival]);
  }, [arrival]);

  const jump = () => {
    const last = unseen.at(-1);
    if (last) scrollToRow(`entry-${last.entry.id}`);
    setUnseen([]);
  };

  return (
    <>
      <p ref={place} className="visually-hidden" role="log" aria-live="polite">
        {arrival && `${kindWords[arrival.entry.kind]} at ${clockTime(arrival.entry.occurredAt, zone)} by ${arrival.actor}: ${visibleText(arrival.entry.text)}`}
      </p>
      {unseen.length > 0 && (
        <button type="button" className="new-entries" onClick={jump}>
          {unseen.length === 1 ? '1 change' : `${unseen.length} changes`} while you read · show
        </button>
      )}
    </>
  );
}
