import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './timeline';

/** What the pictures were made with. Another browser or other fonts draw other pixels. */
const madeWith = join(import.meta.dirname, 'looks', 'made-with.json');
const tabs = ['Controls', 'Signs and clocks', 'States and tables', 'Over the page'] as const;
/** So high that nothing scrolls: what is out of sight is in no picture. */
const sizes = { wide: { width: 1280, height: 3000 }, phone: { width: 390, height: 5000 } } as const;

const drawnBy = (page: Page) => page.evaluate(async () => {
  await document.fonts.ready;
  const widths = ['sans-serif', 'monospace', 'Inter Variable'].map((family) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return 0;
    context.font = `40px '${family}', ${family}`;
    return Math.round(context.measureText('Every 09:41 is said, once; →✓').width * 100);
  });
  return `${/Chrome\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown'} ${widths.join(' ')}`;
});

// One of each component stands there: what changes its looks changes a picture. `npx playwright test looks --update-snapshots` makes them anew.
for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test(`the parts look as they did, ${size} and ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.goto('/system/parts');
      await expect(page.getByRole('tab', { name: 'Controls' })).toBeVisible();
      const by = await drawnBy(page);
      if (test.info().config.updateSnapshots === 'all' || test.info().config.updateSnapshots === 'changed') writeFileSync(madeWith, `${JSON.stringify(by)}\n`);
      test.skip(!existsSync(madeWith) || JSON.parse(readFileSync(madeWith, 'utf8')) !== by, `The pictures were made with another browser or other fonts than ${by}.`);
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click();
        const panel = page.getByRole('tabpanel', { name: tab });
        await expect(panel).toBeVisible();
        // The editor comes later than the rest.
        if (tab === 'Controls') await expect(panel.locator('.cm-content')).toBeVisible();
        await expect.soft(panel).toHaveScreenshot(`${tab.toLowerCase().replaceAll(' ', '-')}-${size}-${theme}.png`, { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.002 });
      }
    });
  }
}
