import { visibleText } from '@/ui/visibleText';
import { EntryLink } from '../EntryLink';
import { FoldSection } from './FoldSection';
import type { SideProps } from './side';

/** `412 kB`, `1.3 MB`. */
export const sizeWords = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** What was attached, each with the way to its entry and its bytes. */
export function FilesSection({ incident }: SideProps) {
  const files = incident.files.filter(({ removed, retracted }) => !removed && !retracted);
  if (files.length === 0) return null;
  return (
    <FoldSection name="files" title="Files" count={files.length === 1 ? '1 file' : `${files.length} files`}>
      <ul className="side-files">
        {files.map((file) => (
          <li key={file.id}>
            {file.url == null ? <span className="cut">{visibleText(file.name)}</span> : <a className="cut" href={file.url} download>{visibleText(file.name)}</a>}
            <EntryLink className="side-time" id={file.entryId}>{sizeWords(file.size)}</EntryLink>
          </li>
        ))}
      </ul>
    </FoldSection>
  );
}
