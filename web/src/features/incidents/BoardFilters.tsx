import { useEffect, useState } from 'react';
import { optionsOf, severityWords, statusWords } from '@/words/words';
import { Field, SelectField } from '@/ui/Field';
import type { BoardFilter } from './boardFilter';

interface BoardFiltersProps {
  filter: BoardFilter;
  onChange: (filter: BoardFilter) => void;
}

const pause = 250;

/** Text, status, severity, drills, what was cancelled. The text takes effect a moment after the last key. */
export function BoardFilters({ filter, onChange }: BoardFiltersProps) {
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => { onChange({ ...filter, text }); }, pause);
    return () => { clearTimeout(timer); };
  }, [text, filter, onChange]);

  return (
    <form className="board-filters" role="search" aria-label="Filter incidents" onSubmit={(e) => { e.preventDefault(); onChange({ ...filter, text }); }}>
      <Field label="Title or key" quiet className="board-search">
        {(described) => (
          <input type="search" className="input" placeholder="Filter by title or key" value={text}
            onChange={(e) => { setText(e.target.value); }} {...described} />
        )}
      </Field>
      <SelectField label="Status" quiet value={filter.status} onChange={(status) => { onChange({ ...filter, text, status }); }}
        options={[{ value: '', label: 'Any status' }, { value: 'open', label: 'Open' }, ...optionsOf(statusWords)]} />
      <SelectField label="Severity" quiet value={filter.severity} onChange={(severity) => { onChange({ ...filter, text, severity }); }}
        options={[{ value: '', label: 'Any severity' }, ...optionsOf(severityWords)]} />
      <div className="row">
        <label className="check">
          <input type="checkbox" checked={filter.drills} onChange={(e) => { onChange({ ...filter, text, drills: e.target.checked }); }} />
          With drills
        </label>
        <label className="check">
          <input type="checkbox" checked={filter.cancelled} onChange={(e) => { onChange({ ...filter, text, cancelled: e.target.checked }); }} />
          With cancelled
        </label>
      </div>
    </form>
  );
}
