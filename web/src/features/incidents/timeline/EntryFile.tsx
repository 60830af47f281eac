import { visibleText } from '@/ui/visibleText';
import type { RoomEntry } from '../roomRecord';

/** `214 kB`: sizes as people say them, in thousands. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The file that an entry attached: a small picture of it, or its name, and the way to the whole. */
export function EntryFile({ file }: { file: NonNullable<RoomEntry['file']> }) {
  const name = visibleText(file.name);
  if (file.removed || file.url == null) return <p className="small muted">The file was removed.</p>;
  return (
    <p className="log-file">
      <a href={file.shownUrl ?? file.url} target="_blank" rel="noreferrer">
        {file.thumbnailUrl != null && <img src={file.thumbnailUrl} alt="" loading="lazy" />}
        {name}
      </a>
      <span className="small muted"> {sizeText(file.size)}</span>
    </p>
  );
}
