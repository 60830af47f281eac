import { useState } from 'react';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { ImportForm_QueryQuery, Severity } from '@/gql/graphql';
import { deviceZone, isZone } from '@/time/zones';
import { Notice } from '@/ui/feedback';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Tag';
import { Screen } from '@/ui/Screen';
import { ImportNotes } from './ImportNotes';
import { ImportOutside } from './ImportOutside';
import { ImportPreviewTable } from './ImportPreviewTable';
import { ImportRecord } from './ImportRecord';
import { keepChoices, rowsOf, shiftDays, type ImportRow, type KnownLine } from './importTable';
import { ImportTarget } from './ImportTarget';
import './import.css';

const ImportForm_Query = graphql(`
  query ImportForm_Query($text: String!, $zone: String, $date: LocalDate, $incidentId: ID) {
    importPreview(text: $text, zone: $zone, date: $date, incidentId: $incidentId) {
      zone order
      entries { line occurredAt occurredUntil local typed precision author text suggestedRole suggestedContact { who rung outcome } guesses { code message } known { state message } }
      outside { line text }
      questions { code message line }
    }
  }
`);

type Preview = ImportForm_QueryQuery['importPreview'];

export interface ImportIncident { id: string; key: string; title: string; zone: string }

/** Notes in, a checked table out. Nothing is stored before “Record”. */
export function ImportForm({ incident }: { incident: ImportIncident | null }) {
  const client = useClient();
  const [target, setTarget] = useState<{ title: string; severity: Severity }>({ title: '', severity: 'SEV3' });
  const [text, setText] = useState('');
  const [zone, setZone] = useState(incident?.zone ?? deviceZone());
  const [date, setDate] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [rows, setRows] = useState<ImportRow[]>([]);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const read = async () => {
    if (text.trim() === '') { setProblem('Paste the notes first.'); return; }
    setReading(true);
    setProblem(null);
    const { data, error } = await client
      .query(ImportForm_Query, { text, zone: isZone(zone) ? zone : null, date: date === '' ? null : date, incidentId: incident?.id ?? null }, { requestPolicy: 'network-only' })
      .toPromise();
    setReading(false);
    if (!data) { setProblem(error ? failureOf(error).message : 'The notes could not be read. Try again.'); return; }
    setPreview(data.importPreview);
    setRows((before) => keepChoices(rowsOf(data.importPreview.entries, zone), before));
  };

  const change = (key: string, next: (row: ImportRow) => ImportRow) => {
    setRows((before) => before.map((row) => (row.key === key ? next(row) : row)));
  };
  const markLeftOut = (leftOut: ReadonlyMap<string, KnownLine>) => {
    setRows((before) => before.map((row) => ({ ...row, included: false, known: leftOut.get(row.key) ?? row.known })));
  };
  const about = (codes: string[]) => preview?.questions.filter(({ code }) => codes.includes(code)).map(({ message }) => message).join(' ') || null;
  const others = preview?.questions.filter(({ code }) => !['DATE_UNKNOWN', 'ZONE_UNKNOWN', 'ZONE_INVALID'].includes(code)) ?? [];

  return (
    <Screen title="Paste notes" above={incident
      ? <Link to={`/incidents/${incident.key}`}>{incident.key}</Link>
      : <Link to="/incidents">Incidents</Link>}>
      <div className="import">
        <p className="muted">{incident ? `Into ${incident.key} ${incident.title}.` : 'Into a new incident.'} Nothing is stored before you say so.</p>
        {!incident && <ImportTarget target={target} onChange={setTarget} />}
        <ImportNotes text={text} zone={zone} date={date} reading={reading} problem={problem} read={preview !== null}
          dateQuestion={about(['DATE_UNKNOWN'])} zoneQuestion={about(['ZONE_UNKNOWN', 'ZONE_INVALID'])}
          onText={setText} onZone={setZone} onDate={setDate} onRead={() => { void read(); }} />
        {others.map(({ code, message }) => <Notice key={code + message} tone="warn">{message}</Notice>)}
        {preview && rows.length > 0 && (
          <section className="card" aria-labelledby="preview-title">
            <div className="import-head">
              <h2 id="preview-title">{rows.length} {rows.length === 1 ? 'entry' : 'entries'} found</h2>
              {preview.order === 'DESCENDING' && <Tag>newest first in your notes</Tag>}
              <div className="row">
                <span className="small muted">Shift all by a day:</span>
                <Button small aria-label="Shift all entries one day earlier" onClick={() => { setRows(shiftDays(rows, -1, zone)); }}>− 1 day</Button>
                <Button small aria-label="Shift all entries one day later" onClick={() => { setRows(shiftDays(rows, 1, zone)); }}>+ 1 day</Button>
              </div>
            </div>
            <ImportPreviewTable rows={rows} zone={zone} onChange={change} />
            <ImportOutside pieces={preview.outside} />
            <ImportRecord rows={rows} zone={zone} incident={incident} target={target} onLeftOut={markLeftOut} />
          </section>
        )}
      </div>
    </Screen>
  );
}
