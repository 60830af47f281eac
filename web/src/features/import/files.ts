/** As many characters as are read at once. */
export const longestText = 500_000;

export interface DroppedText { text: string; /** Null for several, whose names stand above their texts. */ fileName: string | null }

const titleOf = (name: string) => name.replace(/\.[^.]+$/, '').replaceAll('_', ' ').replace(/(?<=\D)-(?=\d)|(?<=\d)-(?=\D)/g, ' ');

/** Several exports of one chat, a day each, are one export. */
function joined(texts: readonly { name: string; text: string }[]): string {
  const lists = texts.map(({ text }) => { try { const read: unknown = JSON.parse(text); return Array.isArray(read) ? (read as unknown[]) : null; } catch { return null; } });
  if (lists.every((list) => list !== null)) return JSON.stringify(lists.flat(), null, 1);
  return texts.map(({ name, text }) => `## ${titleOf(name)}\n\n${text.trim()}\n`).join('\n');
}

/** The text of files, in the order of their names. Throws with a sentence for what cannot be read. */
export async function textOf(files: readonly File[]): Promise<DroppedText> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > longestText * 4) throw new Error(`${files.length === 1 ? (files[0]?.name ?? 'The file') : 'The files together'} ${files.length === 1 ? 'is' : 'are'} longer than 500,000 characters. Paste a part.`);
  const texts: { name: string; text: string }[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = await file.text();
    if (text.includes('\0')) throw new Error(`${file.name} is no text. Save it as text, CSV, HTML, JSON or mail first.`);
    texts.push({ name: file.name, text });
  }
  const [first] = texts;
  return texts.length === 1 && first ? { text: first.text, fileName: first.name } : { text: joined(texts), fileName: null };
}

const block = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'TR', 'TABLE', 'SECTION', 'ARTICLE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'DT', 'DD']);

function plain(node: Node, out: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) { out.push((node.textContent ?? '').replace(/\s+/g, ' ')); return; }
  if (!(node instanceof Element) || /^(SCRIPT|STYLE|HEAD|TEMPLATE)$/.test(node.tagName)) return;
  const { tagName } = node;
  if (tagName === 'BR') { out.push('\n'); return; }
  if (tagName === 'TR') {
    const cells = [...node.children].map((cell) => { const inside: string[] = []; plain(cell, inside); return inside.join('').trim().replace(/\s*\n\s*/g, ' ').replaceAll('|', '/'); });
    out.push(`\n| ${cells.join(' | ')} |\n`);
    return;
  }
  const title = /^H([1-6])$/.exec(tagName);
  if (block.has(tagName)) out.push('\n');
  if (title) out.push(`${'#'.repeat(Number(title[1]))} `);
  if (tagName === 'LI') out.push('- ');
  node.childNodes.forEach((child) => { plain(child, out); });
  if (block.has(tagName)) out.push('\n');
}

/** What was copied from a page or a document, where its plain text would lose the table or the list. Null: the plain text says as much. */
export function textOfHtml(html: string): string | null {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  if (body.querySelector('table tr, li') === null) return null;
  const out: string[] = [];
  plain(body, out);
  return out.join('').replace(/[ \t]+\n/g, '\n').replace(/\n[ \t]+/g, '\n').replace(/\|\n+(?=\|)/g, '|\n').replace(/\n{3,}/g, '\n\n').trim();
}
