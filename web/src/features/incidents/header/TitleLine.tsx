import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import type { OwnActs } from '../recording/useOwnActs';

/** What it is called. Pressed it becomes a field: Enter records the new title, Escape leaves it as it is. */
export function TitleLine({ title, mayChange, acts }: { title: string; mayChange: boolean; acts: OwnActs }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  useEffect(() => {
    if (typed === null && left.current) { left.current = false; button.current?.focus(); }
  }, [typed]);

  if (!mayChange) return <h1 className="room-name">{visibleText(title)}</h1>;
  const leave = () => { left.current = true; setTyped(null); setProblem(null); };
  if (typed === null) {
    return (
      <h1 className="room-name">
        <button type="button" ref={button} className="room-name-button" title="Change the title" onClick={() => { setTyped(title); }}>
          {visibleText(title)}<Icon name="pencil" size={13} /><span className="visually-hidden">, change the title</span>
        </button>
      </h1>
    );
  }
  const change = async () => {
    if (typed.trim() === '') { setProblem('Say what it is called.'); return; }
    if (typed.trim() === title) { leave(); return; }
    const failure = await acts.record('title', { title: typed.trim() });
    if (failure) setProblem(failure.message);
    else leave();
  };
  return (
    <form className="room-name" noValidate onSubmit={(event) => { event.preventDefault(); void change(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); leave(); } }}>
      <h1 className="visually-hidden">{visibleText(title)}</h1>
      <input className="input" aria-label="Title" autoFocus maxLength={200} value={typed} aria-invalid={problem !== null} aria-describedby="room-name-problem"
        onChange={(event) => { setTyped(event.target.value); setProblem(null); }} onBlur={() => { if (typed.trim() === title) leave(); }} />
      <p id="room-name-problem" className={problem === null ? 'field-hint' : 'field-error'} role={problem === null ? undefined : 'alert'}>{problem ?? 'Enter records the new title, Esc leaves it.'}</p>
    </form>
  );
}
