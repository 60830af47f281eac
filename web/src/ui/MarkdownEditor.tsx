import { lazy, Suspense } from 'react';
import { Skeleton } from './feedback';
import type { OpenMarkdownEditorProps } from './OpenMarkdownEditor';

export type { Reference } from './markdown/references';

const load = () => import('./OpenMarkdownEditor').then(({ OpenMarkdownEditor }) => ({ default: OpenMarkdownEditor }));
const Open = lazy(load);

/** Loads the editor before somebody writes. */
export const loadMarkdownEditor = (): void => { void load(); };

/** Markdown as it is typed: its marks stay, and are greyed. The editor comes when it is shown; no first screen has one. */
export function MarkdownEditor(props: OpenMarkdownEditorProps) {
  return <Suspense fallback={<Skeleton label="Loading the editor" rows={3} />}><Open {...props} /></Suspense>;
}
