import { useId, type ComponentProps, type ReactNode } from 'react';
import './field.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Keeps the label for screen readers only. */
  quiet?: boolean;
  className?: string;
}

interface Described { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** A label, its control, and what is to be said about it. `children` gets what ties them together. */
export function Field({ label, hint, error, quiet, className, children }: FieldProps & { children: (props: Described) => ReactNode }) {
  const id = useId();
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={id} className={quiet ? 'visually-hidden' : ''}>{label}</label>
      {children({ id, ...(about && { 'aria-describedby': about }), ...(error && { 'aria-invalid': true }) })}
      {error && <p id={`${id}-error`} className="field-error" role="alert">{error}</p>}
      {hint && <div id={`${id}-hint`} className="field-hint">{hint}</div>}
    </div>
  );
}

const own = ({ label, hint, error, quiet, className }: FieldProps): FieldProps => ({
  label, ...(hint !== undefined && { hint }), error, ...(quiet && { quiet }), ...(className && { className }),
});

export function TextField({ label, hint, error, quiet, className, ...input }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field {...own({ label, hint, error, ...(quiet && { quiet }), ...(className && { className }) })}>
      {(described) => <input className="input" type="text" autoComplete="off" {...input} {...described} />}
    </Field>
  );
}

export function TextArea({ label, hint, error, quiet, className, ...input }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field {...own({ label, hint, error, ...(quiet && { quiet }), ...(className && { className }) })}>
      {(described) => <textarea className="input" rows={3} {...input} {...described} />}
    </Field>
  );
}

interface SelectFieldProps<T extends string> extends FieldProps {
  value: T;
  options: readonly { value: T; label: string }[];
  /** More of them, under headings. */
  groups?: readonly { label: string; options: readonly { value: T; label: string }[] }[];
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** One of a few: the browser's own list, which a phone shows as its own and which needs no script. */
export function SelectField<T extends string>({ value, options, groups = [], onChange, disabled, ...field }: SelectFieldProps<T>) {
  return (
    <Field {...own(field)}>
      {(described) => (
        <select className="input" value={value} disabled={disabled} onChange={(e) => { onChange(e.target.value as T); }} {...described}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
          {groups.map(({ label, options: inside }) => (
            <optgroup key={label} label={label}>
              {inside.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
