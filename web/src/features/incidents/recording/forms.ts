import { noteForms } from './noteForms';
import { responseForms } from './responseForms';
import { causeForms } from './causeForms';
import { statusForms } from './statusForms';
import type { EntryKind } from '@/gql/graphql';
import type { CommandForm } from './commandForm';

/** Every form, in the order of the composer. */
export const forms: readonly [CommandForm, ...CommandForm[]] = [...noteForms, ...responseForms, ...causeForms, ...statusForms];

/** The form of that name; the first where there is none any more. */
export const formNamed = (name: string): CommandForm => forms.find(({ form }) => form === name) ?? forms[0];

/** The form that records entries of a kind, and so corrects every fact of one. Null: Timeline itself does, or a dialog of its own. */
export const formOf = (kind: EntryKind): CommandForm | null => forms.find(({ kinds }) => kinds.includes(kind)) ?? null;
