import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { standing, type Postmortem } from '../postmortem';

interface ExternalDialogProps { postmortem: Postmortem; chosen: readonly string[]; onChoose: (sections: string[]) => void; onClose: () => void }

/** What customers get: the message to them, and what is chosen besides. */
export function ExternalDialog({ postmortem, chosen: before, onChoose, onClose }: ExternalDialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>(before.length > 0 ? before : ['EXTERNAL_MESSAGE']);
  const parts = standing(postmortem.sections);
  return (
    <Dialog title="For customers" onClose={onClose}>
      <p>Preview and exports show these sections, with roles in the place of names and without the names of other customers.</p>
      <fieldset className="stack">
        <legend className="visually-hidden">Sections</legend>
        {parts.map(({ section, title }) => (
          <label key={section} className="check">
            <input type="checkbox" checked={chosen.includes(section)} onChange={(event) => { setChosen(event.target.checked ? [...chosen, section] : chosen.filter((one) => one !== section)); }} />{title}
          </label>
        ))}
      </fieldset>
      <div className="dialog-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={chosen.length === 0} onClick={() => { onChoose(parts.map(({ section }) => section as string).filter((section) => chosen.includes(section))); onClose(); }}>Show and export</Button>
      </div>
    </Dialog>
  );
}
