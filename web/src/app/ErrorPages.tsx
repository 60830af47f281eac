import { Link, useLocation, useRouteError } from 'react-router';
import { useAllCommands } from '@/keys/registry';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState } from '@/ui/feedback';

function Broken() {
  const error = useRouteError();
  return (
    <EmptyState page title="This screen broke">
      <p>It is a fault in Timeline, not something you did. Unsent text is kept in this browser.</p>
      <p><code>{error instanceof Error ? error.message : String(error)}</code></p>
      <Button look="primary" onClick={() => { window.location.reload(); }}>Load it again</Button>
    </EmptyState>
  );
}

/** A fault in one screen: the rail beside it stays. */
export const BrokenScreen = () => <div className="scroll page"><Broken /></div>;

/** A fault in what is around the screens. */
export const BrokenPage = () => <main className="alone"><Broken /></main>;

export function NotFoundPage() {
  const { pathname } = useLocation();
  const palette = useAllCommands().find(({ id }) => id === 'palette');
  return (
    <div className="scroll page">
      <EmptyState page title="There is no such page">
        <p>Nothing is at <code>{pathname}</code>. The address may be cut off or mistyped.</p>
        <div className="row">
          {palette && <Button look="primary" onClick={palette.run}>{palette.words}</Button>}
          <Link className={buttonClass(palette ? {} : { look: 'primary' })} to="/">Board</Link>
        </div>
      </EmptyState>
    </div>
  );
}
