import { Keys } from '@/keys/Keys';
import { setSingleKeys, useSingleKeys } from '@/keys/keyboard';
import { useAllCommands } from '@/keys/registry';
import { Dialog } from '@/ui/Dialog';

/** The keys that work here, from the same list that runs them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined);
  const groups = [...new Set(commands.map(({ group }) => group))];
  const single = useSingleKeys();
  return (
    <Dialog title="Keys" onClose={onClose}>
      <label className="check"><input type="checkbox" data-autofocus checked={single} onChange={(e) => { setSingleKeys(e.target.checked); }} />Single keys work while nobody types</label>
      {groups.map((group) => (
        <section key={group} className="keys-group">
          <h3>{group}</h3>
          <dl>
            {commands.filter((command) => command.group === group).map(({ id, words, keys = '' }) => <div key={id}><dt>{words}</dt><dd><Keys keys={keys} /></dd></div>)}
          </dl>
        </section>
      ))}
      <section className="keys-group">
        <h3>In lists and dialogs</h3>
        <dl>
          <div><dt>Next, previous</dt><dd><Keys keys="↓ ↑" /></dd></div>
          <div><dt>First, last</dt><dd><Keys keys="Home End" /></dd></div>
          <div><dt>Record what is typed</dt><dd><Keys keys="Control+Enter" /></dd></div>
          <div><dt>Close</dt><dd><Keys keys="Escape" /></dd></div>
        </dl>
      </section>
    </Dialog>
  );
}
