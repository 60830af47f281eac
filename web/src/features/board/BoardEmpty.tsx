import { Link } from 'react-router';
import { Keys } from '@/keys/Keys';
import { Icon } from '@/ui/Icon';

/** Nothing is open: how to begin. */
export function BoardEmpty({ mayRecord, declare }: { mayRecord: boolean; declare?: () => void }) {
  return (
    <section className="board-empty" aria-label="Incidents">
      <svg width="354" height="90" viewBox="0 0 354 90" aria-hidden="true">
        <g fill="none" stroke="var(--line-2)" strokeDasharray="4 3"><rect x=".5" y="12.5" width="300" height="14" rx="5" /><rect x="34.5" y="36.5" width="211" height="14" rx="5" /><rect x="68.5" y="60.5" width="151" height="14" rx="5" /></g>
        <path d="M342.5 4v82" stroke="var(--accent)" strokeWidth="1.5" /><circle cx="342.5" cy="4" r="3.5" fill="var(--accent)" />
      </svg>
      <h2>Nothing is open</h2>
      {!mayRecord && <p className="muted">When an incident is declared, it appears here.</p>}
      {mayRecord && (
        <>
          <p className="muted">Two ways to begin:</p>
          <ul>
            {declare && (
              <li><button type="button" onClick={declare}><Icon name="incident" /><span><b>Declare an incident</b><small>A title is enough. Everything else can be told later.</small></span><Keys keys="n" /></button></li>
            )}
            <li><Link to="/paste"><Icon name="paste" /><span><b>Paste notes of one that is over</b><small>Chat, mail or a text file. You see what was read before it is saved.</small></span><Keys keys="p" /></Link></li>
          </ul>
        </>
      )}
    </section>
  );
}
