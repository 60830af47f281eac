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

  useEffect(() => {
    const look = () => {
      const { scrollHeight } = document.documentElement;
      atEnd.current = scrollHeight - window.innerHeight - window.scrollY < nearBottom;
      if (atEnd.current) setUnseen([]);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => { window.removeEventListener('scroll', look); };
  }, []);

  useEffect(() => {
    if (!arrival) return;
    if (atEnd.current) window.scrollTo({ top: document.documentElement.scrollHeight });
    else setUnseen((before) => [...before.filter(({ entry }) => entry.id !== arrival.entry.id), arrival]);
  }, [arrival]);

  const jump = () => {
    const last = unseen.at(-1);
    if (last) scrollToRow(`entry-${last.entry.id}`);
    setUnseen([]);
  };

  return (
    <>
      <p className="visually-hidden" role="log" aria-live="polite">
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
