import { visibleText } from '@/ui/visibleText';

/** The words of safe HTML, for where there is room for one line: never its Markdown. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return visibleText((body.textContent ?? '').replace(/\s+/gu, ' ').trim());
}

/** Of a long one the beginning. */
export function shortText(html: string, most = 80): string {
  const words = plainText(html);
  const letters = [...words];
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}
