import { clockTime } from '@/time/formatting';
import { kindWords } from '@/words/words';
import { plainText } from './plainText';
import type { Arrival } from '../useIncidentRoom';

/** Reads new entries out, and where the reader is not at the end says how many there are since. */
export function NewEntryNotice({ arrival, unseen, zone, onShow }: { arrival: Arrival | null; unseen: number; zone: string; onShow: () => void }) {
  return (
    <>
      <p className="visually-hidden" role="log" aria-live="polite">
        {arrival && `${kindWords[arrival.entry.kind]} at ${clockTime(arrival.entry.occurredAt, zone)} by ${arrival.actor}: ${plainText(arrival.entry.html)}`}
      </p>
      {unseen > 0 && <button type="button" className="new-entries" onClick={onShow}>{unseen} new</button>}
    </>
  );
}
