import { useRef } from 'react';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';

/** Opens the choice of files. They can be pasted and dropped as well. */
export function AttachButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={input} type="file" className="visually-hidden" tabIndex={-1} multiple aria-label="Files to attach" accept=".png,.jpg,.jpeg,.gif,.webp,.txt,.log,.pdf,.gz"
        onChange={({ target }) => { onFiles([...(target.files ?? [])]); target.value = ''; }} />
      <Button title="Attach files; they can be pasted and dropped here too" onClick={() => { input.current?.click(); }}><Icon name="clip" size={14} />Attach</Button>
    </>
  );
}
