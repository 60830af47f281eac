import { useState } from 'react';
import { ZoneField } from '@/fields/ZoneField';
import { Button } from '@/ui/Button';
import { Field, TextField } from '@/ui/Field';

const longest = 500_000;

interface ImportNotesProps {
  text: string;
  zone: string;
  date: string;
  reading: boolean;
  read: boolean;
  problem: string | null;
  dateQuestion: string | null;
  zoneQuestion: string | null;
  onText: (text: string) => void;
  onZone: (zone: string) => void;
  onDate: (date: string) => void;
  onRead: () => void;
}

/** The notes, and the two things that notes seldom say: in which zone, and on which day they begin. */
export function ImportNotes(props: ImportNotesProps) {
  const { text, zone, date, reading, read, problem, dateQuestion, zoneQuestion, onText, onZone, onDate, onRead } = props;
  const [over, setOver] = useState(false);
  const [fileProblem, setFileProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > longest * 4) { setFileProblem(`${file.name} is larger than 500,000 characters.`); return; }
    setFileProblem(null);
    onText(await file.text());
  };

  return (
    <form className="card card-body import-notes" noValidate onSubmit={(e) => { e.preventDefault(); onRead(); }}>
      <Field label="Notes" error={fileProblem ?? problem} hint={`Clock times with or without AM and PM, with or without dates. ${text.length > longest * 0.8 ? `${text.length.toLocaleString('en')} of 500,000 characters.` : 'A text file can be dropped here.'}`}>
        {(described) => (
          <textarea className={over ? 'input import-text import-text-over' : 'input import-text'} rows={10} value={text} spellCheck={false}
            placeholder={'10:02 PM  A customer calls: no mail at all\n10:06 PM  Tried the engineer on call, no answer\n…'}
            onChange={(e) => { onText(e.target.value); }}
            onDragOver={(e) => { e.preventDefault(); setOver(true); }}
            onDragLeave={() => { setOver(false); }}
            onDrop={(e) => {
              setOver(false);
              const file = e.dataTransfer.files[0];
              if (file) { e.preventDefault(); void take(file); }
            }}
            {...described} />
        )}
      </Field>
      <div className="import-asks">
        <ZoneField label="Zone the times were said in" value={zone} onChange={onZone} {...(zoneQuestion && { hint: zoneQuestion })} />
        <TextField label="Day of the first time" type="date" value={date} error={dateQuestion} onChange={(e) => { onDate(e.target.value); }} />
        <div className="import-go">
          <label className="button button-ghost import-file">
            Choose a file<input type="file" className="visually-hidden" accept=".txt,.md,.log,text/plain" onChange={(e) => { void take(e.target.files?.[0]); }} />
          </label>
          <Button look={read ? 'plain' : 'primary'} type="submit" disabled={reading}>{reading ? 'Reading…' : read ? 'Read again' : 'Preview'}</Button>
        </div>
      </div>
    </form>
  );
}
