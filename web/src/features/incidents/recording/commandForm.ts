import type { TypedDocumentNode } from 'urql';
import type { EntryKind } from '@/gql/graphql';
import type { IconName } from '@/ui/Icon';

interface FieldOf<Type extends string> {
  type: Type;
  /** The field of the mutation's input. */
  name: string;
  label: string;
  /** Said when it is left empty. Absent: it may be. */
  required?: string;
  placeholder?: string;
  /** The entry's fact that a correction begins with, where it has another name; `author` is who said or did it, `entryKind` the kind. */
  fact?: string;
}

/** One thing that a form asks beside text and time. Values are texts; of several entries, their ids with commas between. */
export type FormField =
  /** At most 200 characters, where nothing else is said. */
  | (FieldOf<'line'> & { most?: number })
  | FieldOf<'paragraph'>
  /** A list, one on each line. */
  | FieldOf<'lines'>
  /** Customers, one on each line; one that a corrected entry names keeps what it is in the catalogue. */
  | FieldOf<'customers'>
  /** Not asked: what an entry that is corrected says goes on holding, until the field that it goes with is changed. */
  | (FieldOf<'kept'> & { goesWith: string; many?: true })
  /** `ahead`: something to come. */
  | (FieldOf<'time'> & { ahead?: true })
  | FieldOf<'count'>
  /** `whenNew`: it says how something is recorded, and is not asked of a correction. */
  | (FieldOf<'check'> & { whenNew?: true })
  /** One of the schema's values. Without `initial` it may be left open. */
  | (FieldOf<'choice'> & { words: Readonly<Record<string, string>>; initial?: string })
  /** Entries of this incident; of these kinds, where they are given. */
  | (FieldOf<'entry'> & { kinds?: readonly EntryKind[]; many?: true });

/** The form of one kind of entry: everything that the composer, the correction and the outbox need to know of it. */
export interface CommandForm {
  /** Kept in this browser with drafts and unsent commands: never renamed. */
  form: string;
  label: string;
  icon: IconName;
  /** Where it stands in the composer: among the first, or in the list of others. */
  first?: true;
  /** The input's field for the words, what asks for them, and what is said where they must not be empty. */
  text: { name: string; prompt: string; required?: string };
  fields: readonly FormField[];
  /** The kinds of entries that it records, and so corrects. */
  kinds: readonly EntryKind[];
  mutation: RecordingDocument;
}

/** A mutation that records an entry; its variables are one input. */
export type RecordingDocument = TypedDocumentNode<object, never>;
