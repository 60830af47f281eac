import type { ComponentProps } from 'react';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'plain' | 'primary' | 'danger' | 'ghost';
  small?: boolean;
  icon?: boolean;
}

/** The class names of a button, for links that look like one. */
export function buttonClass({ look = 'plain', small = false, icon = false }: Pick<ButtonProps, 'look' | 'small' | 'icon'> = {}): string {
  return ['button', look !== 'plain' && `button-${look}`, small && 'button-small', icon && 'button-icon'].filter(Boolean).join(' ');
}

/** A button that does not submit a form unless told to. Its words name the result. */
export function Button({ look, small, icon, className, type = 'button', ...rest }: ButtonProps) {
  const own = buttonClass({ ...(look && { look }), ...(small && { small }), ...(icon && { icon }) });
  return <button type={type} className={className ? `${own} ${className}` : own} {...rest} />;
}
