import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Drawer } from '@/ui/Drawer';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Popover } from '@/ui/Popover';
import { toast } from '@/ui/toast';
import { Tooltip } from '@/ui/Tooltip';
import { Specimen } from './Specimen';

/** What opens over the page. */
export function OverParts() {
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null);
  const [order, setOrder] = useState('clock');
  const [taken, setTaken] = useState(0);
  const close = () => { setOpen(null); };
  return (
    <>
      <Specimen name="Dialog"><Button onClick={() => { setOpen('dialog'); }}>Open a dialog</Button></Specimen>
      <Specimen name="Drawer"><Button onClick={() => { setOpen('drawer'); }}>Open a drawer</Button></Specimen>
      <Specimen name="Popover"><Popover title="Ticket to engagement" trigger={<Button>18 min</Button>}><p>From the first contact, 22:02, to the first hands on it, 22:20.</p></Popover></Specimen>
      <Specimen name="Menu">
        <Menu trigger={<Button>Most urgent clock<Icon name="down" /></Button>} parts={[
          { heading: 'Order', value: order, options: [{ value: 'clock', label: 'Most urgent clock' }, { value: 'severity', label: 'Severity' }], onChange: setOrder },
          'rule',
          { label: 'Copy the address', icon: <Icon name="clip" />, run: () => { toast('Copied'); } },
          { label: 'Not now', disabled: true, run: () => undefined },
        ]} />
      </Specimen>
      <Specimen name="Tooltip"><Tooltip tip="More about what is already said"><Button>Point here</Button></Tooltip></Specimen>
      <Specimen name="Toast">
        <Button onClick={() => { toast('Recorded at 22:06.', () => { setTaken((n) => n + 1); }); }}>Say something</Button>
        {taken > 0 && <span>Taken back {taken} ×</span>}
      </Specimen>
      {open === 'dialog' && <Dialog title="One question" onClose={close}><TextField label="Why" /><div className="dialog-foot"><Button onClick={close}>Cancel</Button><Button look="primary" onClick={close}>Record</Button></div></Dialog>}
      {open === 'drawer' && <Drawer title="Beside the page" onClose={close}><p>One thing to read beside another.</p></Drawer>}
    </>
  );
}
