import type { Severity } from '@/gql/graphql';
import { optionsOf, severityWords } from '@/words/words';
import { SelectField, TextField } from '@/ui/Field';

interface Target { title: string; severity: Severity }

/** The incident that the notes are about, when there is none yet. */
export function ImportTarget({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  return (
    <section className="card card-body import-target" aria-label="New incident">
      <TextField label="What was wrong" maxLength={200} value={target.title} placeholder="Mail was down for everybody"
        hint="The title of the new incident." onChange={(e) => { onChange({ ...target, title: e.target.value }); }} />
      <SelectField label="Severity" value={target.severity} options={optionsOf(severityWords)} onChange={(severity) => { onChange({ ...target, severity }); }} />
    </section>
  );
}
