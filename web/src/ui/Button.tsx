import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'plain' | 'primary' | 'danger' | 'ghost';
  small?: boolean;
  icon?: boolean;
}

/** The class names of a button, for links that look like one. */
export function buttonClass({ look = 'plain', small = false, icon = false }: Pick<ButtonProps, 'look' | 'small' | 'icon'> = {}): string {
  return ['button', look !== 'plain' && `button-${look}`, small && 'button-small', icon && 'button-icon'].filter(Boolean).join(' ');
}

/** A button that does not submit a form unless told to. */
export function Button({ look, small, icon, className, type = 'button', ...rest }: ButtonProps) {
  const look_ = buttonClass({ ...(look && { look }), ...(small && { small }), ...(icon && { icon }) });
  return <button type={type} className={className ? `${look_} ${className}` : look_} {...rest} />;
}
