import type { ReactNode } from 'react';
import './screen.css';

interface ScreenProps {
  title: ReactNode;
  /** The heading of the page is below the bar. */
  headingBelow?: boolean;
  /** Where it belongs, before the title. */
  above?: ReactNode;
  /** Beside the title: views of the same thing. */
  views?: ReactNode;
  actions?: ReactNode;
  /** Between the bar and what scrolls: always in view. */
  head?: ReactNode;
  /** Without the page's margins: the screen has columns of its own. */
  bare?: boolean;
  children: ReactNode;
}

/** One screen: its bar, and what scrolls below it. */
export function Screen({ title, headingBelow = false, above, views, actions, head, bare = false, children }: ScreenProps) {
  return (
    <>
      <header className="bar">
        {above !== undefined && <span className="bar-above">{above}<span aria-hidden="true">/</span></span>}
        {headingBelow ? <strong>{title}</strong> : <h1>{title}</h1>}
        {views}
        <div className="grow" />
        {actions !== undefined && <div className="bar-actions">{actions}</div>}
      </header>
      {head}
      <div className={bare ? 'scroll' : 'scroll page'}>{children}</div>
    </>
  );
}
