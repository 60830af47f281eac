import { describe, expect, it } from 'vitest';
import { textOf, textOfHtml } from './files';

const file = (name: string, text: string) => { const made = new File([text], name); Object.defineProperty(made, 'text', { value: () => Promise.resolve(text) }); return made; };

describe('files with notes', () => {
  it('are one text, each under its name, in the order of their names', async () => {
    expect(await textOf([file('night_2024-03-06.txt', 'b'), file('night_2024-03-05.txt', 'a')])).toEqual({ text: '## night 2024-03-05\n\na\n\n## night 2024-03-06\n\nb\n', fileName: null });
  });
  it('are one export where each is a list', async () => {
    expect(JSON.parse((await textOf([file('b.json', '[{"ts":"2"}]'), file('a.json', '[{"ts":"1"}]')])).text)).toEqual([{ ts: '1' }, { ts: '2' }]);
  });
  it('are refused with their name where they are no text, or too long', async () => {
    await expect(textOf([file('notes.docx', 'PK\0')])).rejects.toThrow('notes.docx is no text.');
    await expect(textOf([Object.defineProperty(file('big.log', ''), 'size', { value: 3_000_000 })])).rejects.toThrow('big.log is longer than 500,000 characters.');
  });
});

describe('what was copied from a page', () => {
  it('keeps its rows and its list, a line each', () => {
    expect(textOfHtml('<h2>Timeline</h2><table><tr><th>Time</th><th>What</th></tr><tr><td>09:10</td><td>Mail <b>down</b><br>again</td></tr></table><ul><li>09:20 back</li></ul>'))
      .toBe('## Timeline\n\n| Time | What |\n| 09:10 | Mail down again |\n\n- 09:20 back');
  });
  it('is taken as plain text where that says as much', () => { expect(textOfHtml('<p>09:10 down</p>')).toBeNull(); });
});
