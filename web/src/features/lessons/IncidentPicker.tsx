import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';

const IncidentPicker_Query = graphql(`
  query IncidentPicker_Query($text: String!) {
    incidents(first: 20, filter: { text: $text, includeDrills: true }) { nodes { id key title } }
  }
`);

const keyed = /^([A-Za-z]+-\d+)\b/;

/** The key in what was typed or chosen: `INC-42 Mail is down`. Empty: there is none. */
export const keyIn = (text: string): string => keyed.exec(text.trim())?.[1]?.toUpperCase() ?? '';

interface IncidentPickerProps { label: string; value: string; onChange: (text: string) => void; except?: readonly string[]; error?: string | null }

/** Which incident: its key, or words of its title to choose by. */
export function IncidentPicker({ label, value, onChange, except = [], error }: IncidentPickerProps) {
  const text = keyIn(value) || value.trim();
  const [{ data }] = useQuery({ query: IncidentPicker_Query, variables: { text: text.slice(0, 200) } });
  const items = (data?.incidents.nodes ?? []).filter(({ key }) => !except.includes(key)).map(({ key, title }) => `${key} ${visibleText(title)}`);
  return (
    <Field label={label} error={error} hint="A key, or words of the title.">
      {(described) => <Combobox value={value} onChange={onChange} items={items} placeholder="INC-42" described={described} />}
    </Field>
  );
}
