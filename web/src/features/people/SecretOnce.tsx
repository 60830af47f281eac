import { CopyButton } from '@/ui/CopyButton';
import { TextField } from '@/ui/Field';

/** Something that is shown this once, to be copied. */
export function SecretOnce({ label, secret, hint }: { label: string; secret: string; hint: string }) {
  return (
    <div className="secret">
      <TextField label={label} readOnly value={secret} hint={hint} onFocus={(e) => { e.target.select(); }} />
      <CopyButton text={secret} />
    </div>
  );
}
