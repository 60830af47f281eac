import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';

const key = 'timeline.theme';
const themes = ['device', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function apply(theme: Theme): void {
  if (theme === 'device') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is switched off: the choice lasts until the page is left.
  }
}

const current = (): Theme => themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'device';

/** Light, dark, or as the device has it. `public/theme.js` applies the choice before the first paint. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(current);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'device';
  const icon = { device: 'auto', light: 'sun', dark: 'moon' } as const;
  const words = { device: 'as the device', light: 'light', dark: 'dark' };
  const label = `Theme: ${words[theme]}. Change to ${words[next]}`;
  return (
    <Button look="ghost" icon aria-label={label} title={label} onClick={() => { apply(next); setTheme(next); }}>
      <Icon name={icon[theme]} />
    </Button>
  );
}
