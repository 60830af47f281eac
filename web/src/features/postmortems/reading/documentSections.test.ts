import { expect, it } from 'vitest';
import { documentSections } from './documentSections';

it('cuts the document apart by its headings, and runs nothing of it', () => {
  const html = '<article><header><h1>T</h1></header><section aria-labelledby="s1"><h2 id="s1">Impact &amp; more</h2><p class="written">Written by Kim</p><p>Down.</p><h3>Part</h3></section>'
    + '<section><h2>Lead-up</h2><img src="x" onerror="globalThis.ran = true"><script>globalThis.ran = true</script></section></article>';
  const sections = documentSections(html);
  expect([...sections.keys()]).toEqual(['Impact & more', 'Lead-up']);
  expect(sections.get('Impact & more')).toBe('<p>Down.</p><h3>Part</h3>');
  expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
});
