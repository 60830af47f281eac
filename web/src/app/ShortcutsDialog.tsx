import { Dialog } from '@/ui/Dialog';

const shortcuts = [
  ['n', 'New entry (incident), or declare an incident (board)'],
  ['/', 'Filter'],
  ['Ctrl + Enter', 'Send what you are typing'],
  ['b', 'Back to the board'],
  ['?', 'This list'],
  ['Esc', 'Close a dialog'],
] as const;

/** The keys. They work while nobody is typing. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(([key, what]) => (
          <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>
        ))}
      </dl>
    </Dialog>
  );
}
