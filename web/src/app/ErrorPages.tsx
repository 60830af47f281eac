import { Link, useRouteError } from 'react-router';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState } from '@/ui/feedback';

/** A fault in a screen. What was typed is kept in this browser, so loading again is safe. */
export function RouteErrorPage() {
  const error = useRouteError();
  return (
    <main className="page">
      <EmptyState page title="This screen broke">
        <p>It is a fault in Timeline, not something you did. Unsent text is kept in this browser.</p>
        <p><code>{error instanceof Error ? error.message : String(error)}</code></p>
        <Button look="primary" onClick={() => { window.location.reload(); }}>Load it again</Button>
      </EmptyState>
    </main>
  );
}

export function NotFoundPage() {
  return (
    <EmptyState page title="There is no such page">
      <p>The address may be cut off or mistyped.</p>
      <Link className={buttonClass({ look: 'primary' })} to="/">All incidents</Link>
    </EmptyState>
  );
}
