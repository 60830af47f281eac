import { useEffect, useRef, useState } from 'react';
import { Button } from '@/ui/Button';
import { textOf, type DroppedText } from './files';

/** A file by name, for who does not drop one. */
export function FilePicker({ onText }: { onText: (read: DroppedText) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (files: readonly File[]) => {
    setProblem(null);
    textOf(files).then(onText, (reason: unknown) => { setProblem(reason instanceof Error ? reason.message : String(reason)); });
  };
  return (
    <>
      <span className="grow" />
      <input ref={input} type="file" multiple hidden aria-label="Files with notes" onChange={(e) => { if (e.target.files?.length) take([...e.target.files]); e.target.value = ''; }} />
      <Button look="ghost" small onClick={() => { input.current?.click(); }}>Choose a file…</Button>
      {problem && <p className="field-error" role="alert">{problem}</p>}
    </>
  );
}

const filesIn = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files are dropped anywhere on the screen. `over`: one is held above it. */
export function useDroppedFiles(onText: (read: DroppedText) => void): { over: boolean; problem: string | null } {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(onText);
  useEffect(() => { latest.current = onText; });
  useEffect(() => {
    const hold = (event: DragEvent) => { if (filesIn(event)) { event.preventDefault(); setOver(true); } };
    const leave = (event: DragEvent) => { if (event.relatedTarget === null) setOver(false); };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!filesIn(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setProblem(null);
      textOf([...(event.dataTransfer?.files ?? [])]).then((read) => { latest.current(read); }, (reason: unknown) => { setProblem(reason instanceof Error ? reason.message : String(reason)); });
    };
    // The editor would take the file's text to where it was dropped.
    window.addEventListener('dragover', hold, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('drop', drop, true);
    return () => {
      window.removeEventListener('dragover', hold, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('drop', drop, true);
    };
  }, []);
  return { over, problem };
}
