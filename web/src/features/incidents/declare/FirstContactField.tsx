import { useNow } from '@/time/useNow';
import { isZone } from '@/time/zones';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { readFirstContact, type SaidContact } from './firstContact';

interface FirstContactFieldProps { said: SaidContact; zone: string; error: string | null; onChange: (said: SaidContact) => void }

/** When somebody told us. It is read in the zone that is chosen, also when that is chosen afterwards. */
export function FirstContactField({ said, zone, error, onChange }: FirstContactFieldProps) {
  const now = useNow(15_000);
  const read = isZone(zone) ? readFirstContact(said, now, zone) : null;
  const words = read !== null && 'words' in read ? read.words : 'The ticket-to-engagement clock starts here. Empty: nobody has called yet.';
  return (
    <Field label="First contact: when somebody told you" hint={words} error={error}>
      {(described) => (
        <div className="time-field">
          <input className="input tabular" type="text" autoComplete="off" placeholder="22:06, -10m" value={said.text} {...described}
            onChange={(event) => { onChange({ text: event.target.value, startedAt: said.text === '' ? Date.now() : said.startedAt }); }} />
          <Button small onClick={() => { onChange({ text: 'now', startedAt: Date.now() }); }}>Now</Button>
        </div>
      )}
    </Field>
  );
}
