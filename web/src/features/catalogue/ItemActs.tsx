import { useState, type ReactNode } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { toast } from '@/ui/toast';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { RetireDialog } from './RetireDialog';

const ItemActs_ReinstateMutation = graphql(`
  mutation ItemActs_ReinstateMutation($input: ReinstateCatalogueItemInput!) { reinstateCatalogueItem(input: $input) { item { id } error { code message field } } }
`);

interface ItemActsProps {
  item: { id: string; name: string; retired: boolean };
  /** The form that changes it, open. */
  form: (done: () => void, close: () => void) => ReactNode;
  onChanged: () => void;
  /** The words beside the icon: on the page of the thing itself. */
  wide?: boolean;
}

/** What a manager does with one thing of the catalogue. Others read. */
export function ItemActs({ item, form, onChanged, wide = false }: ItemActsProps) {
  const [open, setOpen] = useState<'form' | 'retire' | null>(null);
  const { run } = useCommand(ItemActs_ReinstateMutation);
  if (!mayAs(useViewer().role, 'MANAGER')) return null;
  const close = () => { setOpen(null); };
  const done = () => { close(); onChanged(); };
  const reinstate = async () => {
    if (await run({ itemId: item.id })) onChanged();
    else toast(`${item.name} could not be taken into use: another one has its name now. Rename one of them first.`);
  };
  return (
    <>
      {wide && !item.retired && <Button onClick={() => { setOpen('form'); }}><Icon name="pencil" />Change</Button>}
      <Menu trigger={<Button look="ghost" small={!wide} icon aria-label={`More of ${item.name}`}><Icon name="more" /></Button>} parts={item.retired
        ? [{ label: 'Take into use again', icon: <Icon name="undo" />, run: () => { void reinstate(); } }]
        : [
          ...(wide ? [] : [{ label: 'Change…', icon: <Icon name="pencil" />, run: () => { setOpen('form'); } }]),
          { label: 'Retire…', icon: <Icon name="cross" />, run: () => { setOpen('retire'); } },
        ]} />
      {open === 'form' && form(done, close)}
      {open === 'retire' && <RetireDialog id={item.id} name={item.name} onDone={done} onClose={close} />}
    </>
  );
}
