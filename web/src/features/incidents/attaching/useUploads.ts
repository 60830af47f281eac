import { useCallback, useState } from 'react';
import { uuidv7 } from '@/commands/uuidv7';
import { sendFile } from './sendFile';

/** A file on its way, or one that did not get there. What got there stands in the timeline. */
export interface Upload {
  commandId: string;
  file: File;
  /** How much has gone, from 0 to 1. */
  part: number;
  problem: string | null;
}

export interface Uploads {
  uploads: readonly Upload[];
  attach: (files: Iterable<File>) => void;
  /** The same file under the same id: it is recorded once. */
  again: (upload: Upload) => void;
  forget: (upload: Upload) => void;
}

export function useUploads(incidentId: string): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const start = useCallback(async ({ commandId, file }: Upload) => {
    const change = (part: Partial<Upload>) => { setUploads((all) => all.map((each) => (each.commandId === commandId ? { ...each, ...part } : each))); };
    change({ part: 0, problem: null });
    const sent = await sendFile(incidentId, file, commandId, (part) => { change({ part }); });
    if (sent.taken) setUploads((all) => all.filter((each) => each.commandId !== commandId));
    else change({ problem: sent.problem });
  }, [incidentId]);

  const attach = useCallback((files: Iterable<File>) => {
    const given = [...files].map((file) => ({ commandId: uuidv7(), file, part: 0, problem: null }));
    setUploads((all) => [...all, ...given]);
    given.forEach((upload) => { void start(upload); });
  }, [start]);

  const again = useCallback((upload: Upload) => { void start(upload); }, [start]);
  const forget = useCallback(({ commandId }: Upload) => { setUploads((all) => all.filter((each) => each.commandId !== commandId)); }, []);
  return { uploads, attach, again, forget };
}
