import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { ImportOrder, PasteScreen_QueryQuery } from '@/gql/graphql';

const PasteScreen_Query = graphql(`
  query PasteScreen_Query($text: String!, $zone: String, $date: LocalDate, $order: ImportOrder, $fileName: String, $incidentId: ID) {
    importPreview(text: $text, zone: $zone, date: $date, order: $order, fileName: $fileName, incidentId: $incidentId) {
      format zone order
      entries {
        line lastLine occurredAt occurredUntil local typed precision author text suggestedRole suggestedContact { who rung outcome } guesses { code message } known { state message }
        kind facts { name input }
      }
      outside { line lastLine text }
      questions { code message line }
    }
  }
`);

export type Preview = PasteScreen_QueryQuery['importPreview'];

export interface Asked { text: string; zone: string | null; date: string | null; order: ImportOrder | null; fileName: string | null }

/** What was read last. It stays while the text is read anew, and when that fails. */
export interface Reading {
  preview: Preview | null;
  /** Of which text. */
  text: string;
  /** Where the zone is from: said by a person, by the text, or that of the incident. */
  zoneFrom: 'person' | 'text' | 'incident' | null;
  busy: boolean;
  failure: string | null;
  again: () => void;
}

/** Between keystrokes nothing is read. */
const pause = 350;

/** Reads the text a moment after it was last changed, and at once when an answer was given. */
export function useReading(asked: Asked, incident: { id: string; zone: string } | null): Reading {
  const client = useClient();
  const [read, setRead] = useState<{ preview: Preview; text: string; zoneFrom: Reading['zoneFrom'] } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const before = useRef('');
  const { text, zone, date, order, fileName } = asked;
  const [incidentId, incidentZone] = [incident?.id ?? null, incident?.zone ?? null];

  useEffect(() => {
    const typed = before.current !== text && before.current !== '';
    before.current = text;
    if (text.trim() === '') return;
    let stale = false;
    const go = async () => {
      const ask = (said: string | null) => client.query(PasteScreen_Query, { text, zone: said, date, order, fileName, incidentId }, { requestPolicy: 'network-only' }).toPromise();
      setBusy(true);
      let answer = await ask(zone);
      let zoneFrom: Reading['zoneFrom'] = zone ? 'person' : answer.data?.importPreview.zone ? 'text' : null;
      if (!stale && zoneFrom === null && incidentZone !== null && answer.data) {
        answer = await ask(incidentZone);
        zoneFrom = 'incident';
      }
      if (stale) return;
      setBusy(false);
      if (answer.data) setRead({ preview: answer.data.importPreview, text, zoneFrom });
      setFailure(answer.data ? null : answer.error ? failureOf(answer.error).message : 'The text could not be read.');
    };
    const timer = setTimeout(() => { void go(); }, typed ? pause : 0);
    return () => { stale = true; clearTimeout(timer); };
  }, [client, text, zone, date, order, fileName, incidentId, incidentZone, turn]);

  if (text.trim() === '') return { preview: null, text: '', zoneFrom: null, busy: false, failure: null, again: () => undefined };
  return { preview: read?.preview ?? null, text: read?.text ?? '', zoneFrom: read?.zoneFrom ?? null, busy, failure, again: () => { setTurn((was) => was + 1); } };
}
