import { cloneElement, lazy, Suspense, useState, type ReactElement } from 'react';
import type { MenuProps } from './OpenMenu';

export type { MenuPart } from './OpenMenu';

const OpenMenu = lazy(() => import('./OpenMenu').then((module) => ({ default: module.OpenMenu })));

/** Acts and choices behind a button. They are loaded when it is pressed: no first screen has one open. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const button = cloneElement(props.trigger as ReactElement<{ 'aria-haspopup'?: 'menu'; onClick?: () => void }>, { 'aria-haspopup': 'menu', onClick: () => { setPressed(true); } });
  return pressed ? <Suspense fallback={button}><OpenMenu {...props} /></Suspense> : button;
}
