import { lazy, Suspense } from 'react';
import { Skeleton } from '@/ui/feedback';
import type { NotesEditorProps } from './OpenNotesEditor';

export type { Lines } from './OpenNotesEditor';

const Open = lazy(() => import('./OpenNotesEditor').then(({ OpenNotesEditor }) => ({ default: OpenNotesEditor })));

/** The editor of the notes, which comes when the screen is shown. */
export function NotesEditor(props: NotesEditorProps) {
  return <Suspense fallback={<Skeleton label="Loading the editor" rows={6} />}><Open {...props} /></Suspense>;
}
