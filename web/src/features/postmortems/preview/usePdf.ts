import { useCallback, useEffect, useRef, useState } from 'react';
import type * as Pdf from './pdf';

interface Shown { pdf: Pdf.PDFDocumentProxy; hash: string | null; at: number; module: typeof Pdf }

export interface PdfView { shown: Shown | null; busy: boolean; failure: string | null; again: () => void }

const after = 800;

/** The PDF at an address, read again a moment after `changes` grew. What was shown stays until there is another; a reading that failed says so. */
export function usePdf(url: string, changes: number): PdfView {
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const last = useRef<Shown | null>(null);
  const first = useRef(true);

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      setBusy(true);
      try {
        const [answer, module] = await Promise.all([fetch(url, { signal: stop.signal }), import('./pdf')]);
        if (!answer.ok) throw new Error(await reasonOf(answer));
        const hash = answer.headers.get('Timeline-SHA-256');
        if (hash === null || hash !== last.current?.hash) {
          const pdf = await module.openPdf(await answer.arrayBuffer());
          if (stop.signal.aborted) return;
          void last.current?.pdf.loadingTask.destroy();
          last.current = { pdf, hash, at: Date.now(), module };
        } else last.current = { ...last.current, at: Date.now() };
        setShown(last.current);
        setFailure(null);
        setBusy(false);
      } catch (reason) {
        if (stop.signal.aborted) return;
        setFailure(reason instanceof TypeError ? 'Timeline cannot be reached.' : reason instanceof Error ? reason.message : String(reason));
        setBusy(false);
      }
    };
    const timer = setTimeout(() => { void read(); }, first.current ? 0 : after);
    first.current = false;
    return () => { clearTimeout(timer); stop.abort(); };
  }, [url, changes, tries]);
  useEffect(() => () => { void last.current?.pdf.loadingTask.destroy(); last.current = null; first.current = true; }, []);

  const again = useCallback(() => { first.current = true; setTries((before) => before + 1); }, []);
  return { shown, busy, failure, again };
}

async function reasonOf(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { error: { message: string } }).error.message;
  } catch {
    return `The server answered ${answer.status}.`;
  }
}
