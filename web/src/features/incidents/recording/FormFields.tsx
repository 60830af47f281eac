import { SelectField, TextArea, TextField } from '@/ui/Field';
import { EvidencePicker } from '../EvidencePicker';
import { shortText } from '../timeline/plainText';
import type { RoomEntry } from '../roomRecord';
import { valueOf, type FormProblem, type Values } from './command';
import type { FormField } from './commandForm';
import { SaidTimeField } from './SaidTimeField';

interface FormFieldsProps {
  fields: readonly FormField[];
  values: Values;
  zone: string;
  entries: readonly RoomEntry[];
  problem: FormProblem | null;
  onChange: (name: string, value: string) => void;
}

/** What a form asks beside text and time. */
export function FormFields({ fields, values, zone, entries, problem, onChange }: FormFieldsProps) {
  const asked = fields.filter(({ type }) => type !== 'kept');
  if (asked.length === 0) return null;
  return (
    <div className="composer-fields">
      {asked.map((field) => (
        <OneField key={field.name} field={field} zone={zone} entries={entries} value={valueOf(field, values)}
          error={problem?.field === field.name ? problem.message : null} onChange={(value) => { onChange(field.name, value); }} />
      ))}
    </div>
  );
}

interface OneFieldProps {
  field: FormField;
  value: string;
  zone: string;
  entries: readonly RoomEntry[];
  error: string | null;
  onChange: (value: string) => void;
}

function OneField({ field, value, zone, entries, error, onChange }: OneFieldProps) {
  const { label } = field;
  switch (field.type) {
    case 'line':
      return <TextField label={label} maxLength={field.most ?? 200} value={value} error={error} placeholder={field.placeholder ?? ''} onChange={(e) => { onChange(e.target.value); }} />;
    case 'paragraph':
    case 'lines':
    case 'customers':
      return <TextArea label={label} rows={2} maxLength={20_000} value={value} error={error} placeholder={field.placeholder ?? ''} onChange={(e) => { onChange(e.target.value); }} />;
    case 'kept':
      return null;
    case 'count':
      return <TextField label={label} inputMode="numeric" maxLength={9} value={value} error={error} onChange={(e) => { onChange(e.target.value); }} />;
    case 'time':
      return <SaidTimeField label={label} zone={zone} value={value} error={error} ahead={field.ahead ?? false} onChange={onChange} />;
    case 'check':
      return <label className="check"><input type="checkbox" checked={value === 'true'} onChange={(e) => { onChange(String(e.target.checked)); }} /> {label}</label>;
    case 'choice': {
      const open = field.initial === undefined ? [{ value: '', label: field.required ? 'Choose…' : 'Not said' }] : [];
      const options = [...open, ...Object.entries(field.words).map(([key, words]) => ({ value: key, label: words }))];
      return <SelectField label={label} value={value} options={options} error={error} onChange={onChange} />;
    }
    case 'entry': {
      const kinds = field.kinds;
      const suitable = entries.filter((entry) => !entry.retracted && (!kinds || kinds.includes(entry.kind)));
      if (field.many) return <EvidencePicker label={label} entries={suitable} zone={zone} chosen={value.split(',').filter(Boolean)} onChange={(ids) => { onChange(ids.join(',')); }} />;
      const options = [{ value: '', label: suitable.length === 0 ? 'None recorded yet' : 'Choose…' }, ...suitable.map(({ id, html }) => ({ value: id, label: shortText(html, 60) }))];
      return <SelectField label={label} value={value} options={options} error={error} onChange={onChange} />;
    }
  }
}
