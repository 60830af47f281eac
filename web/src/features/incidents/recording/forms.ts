import { causeForms } from './causeForms';
import { clockForms } from './clockForms';
import { decisionForms } from './decisionForms';
import { impactForms } from './impactForms';
import { lifeForms } from './lifeForms';
import { noteForms } from './noteForms';
import { peopleForms } from './peopleForms';
import { promiseForms } from './promiseForms';
import { responseForms } from './responseForms';
import { statusForms } from './statusForms';
import { tellingForms } from './tellingForms';
import type { EntryKind } from '@/gql/graphql';
import type { CommandForm, FormField } from './commandForm';

/** The forms by what they are about, in the order of the composer. */
export const formGroups: readonly { label: string; forms: readonly CommandForm[] }[] = [
  { label: 'People', forms: [...responseForms, ...peopleForms] },
  { label: 'Telling', forms: tellingForms },
  { label: 'Causes', forms: causeForms },
  { label: 'Impact', forms: impactForms },
  { label: 'Decisions', forms: decisionForms },
  { label: 'Promises', forms: [...promiseForms, ...clockForms] },
  { label: 'The incident', forms: [...statusForms, ...lifeForms] },
];

/** Every form, in the order of the composer. */
export const forms: readonly [CommandForm, ...CommandForm[]] = [...noteForms, ...formGroups.flatMap((group) => group.forms)];

/** The form of that name; the first where there is none any more. */
export const formNamed = (name: string): CommandForm => forms.find(({ form }) => form === name) ?? forms[0];

/** The form that records entries of a kind, and so corrects every fact of one. Null: Timeline itself does, or a dialog of its own. */
export const formOf = (kind: EntryKind): CommandForm | null => forms.find(({ kinds }) => kinds.includes(kind)) ?? null;

const shapeOf = (field: FormField) => (field.type === 'choice' ? Object.keys(field.words).join() : field.type);
const shapes = new Map<string, Set<string>>();
for (const field of forms.flatMap(({ fields }) => fields)) shapes.set(field.name, (shapes.get(field.name) ?? new Set()).add(shapeOf(field)));

/** True for a name that means one thing in one form and another in another: what was said there is no answer here. */
export const isAmbiguous = (name: string): boolean => (shapes.get(name)?.size ?? 0) > 1;

/** True for what stands in a form before anybody types: a choice, a tick. */
export const isPicked = (name: string): boolean =>
  forms.some(({ fields }) => fields.some((field) => field.name === name && (field.type === 'choice' || field.type === 'check')));

const kept = new Set(forms.flatMap(({ fields }) => fields).filter(({ type }) => type === 'kept').map(({ name }) => name));

/** True for a fact that no form asks for, and that a correction goes on holding. */
export const isKept = (name: string): boolean => kept.has(name);
