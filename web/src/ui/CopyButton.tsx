import { useState } from 'react';
import { Button } from './Button';

/** Copies a text and says so. Where the browser forbids it, the text stays selectable beside the button. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => { setSaid('Copied'); },
      () => { setSaid('Select the text and copy it by hand'); },
    );
  };
  return <Button small onClick={copy}><span aria-live="polite">{said ?? label}</span></Button>;
}
