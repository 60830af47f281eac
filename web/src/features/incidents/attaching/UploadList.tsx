import { Button } from '@/ui/Button';
import type { Uploads } from './useUploads';

/** The files on their way to the timeline, and those that did not get there, with why. */
export function UploadList({ uploads, again, forget }: Uploads) {
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label="Files being attached">
      {uploads.map((upload) => (
        <li key={upload.commandId}>
          <span className="small">{upload.file.name}</span>
          {upload.problem === null
            ? <progress aria-label={`Attaching ${upload.file.name}`} value={upload.part} max={1} />
            : <>
                <span className="field-error" role="alert">{upload.problem}</span>
                <Button small onClick={() => { again(upload); }}>Try again</Button>
                <Button small look="ghost" onClick={() => { forget(upload); }}>Leave it</Button>
              </>}
        </li>
      ))}
    </ul>
  );
}
