import type { FormEvent, ReactNode } from 'react';
import type { Failure } from '@/commands/send';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';

interface CatalogueFormProps {
  title: string;
  /** What the button does. */
  act: string;
  sending: boolean;
  failure: Failure | null;
  /** The fields that say a failure themselves. */
  fields: readonly string[];
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page about one thing in the catalogue: what is wrong stands beside its field, and nothing typed is lost. */
export function CatalogueForm({ title, act, sending, failure, fields, onSubmit, onClose, children }: CatalogueFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={submit}>
        {children}
        {failure && !fields.includes(failure.field ?? '') && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{act}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is wrong with one field, in the rule's own words. */
export const about = (failure: Failure | null, field: string): string | null => (failure?.field === field ? failure.message : null);
