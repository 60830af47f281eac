// Writes api/Timeline.Api/Search/letters.txt: letters with the plain ones that they are searched as. By hand, when Unicode's version is to change:
//   node eng/letters.mjs
import { writeFileSync } from 'node:fs';

// What Unicode does not decompose, although people leave it out when they type.
const more = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i', ς: 'σ', þ: 'th', ð: 'd' };
const groups = new Map();
const ranges = [[0xaa, 0x2e7f], [0xfb00, 0xfb06], [0xff10, 0xff19], [0xff41, 0xff5a]];
for (const [from, to] of ranges) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    if (!/^[\p{L}\p{Nd}]$/u.test(letter) || letter.toLowerCase() !== letter) continue;
    const plain = more[letter] ?? [...letter.normalize('NFKD').toLowerCase()].filter((part) => /^[\p{L}\p{Nd}]$/u.test(part)).map((part) => more[part] ?? part).join('');
    if (plain !== letter && plain !== '') groups.set(plain, (groups.get(plain) ?? '') + letter);
  }
}
const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([plain, letters]) => `${plain} ${letters}`);
const head = `# What letters are searched as, by Unicode ${process.versions.unicode} (compatibility decomposition without marks), and a few more; made by eng/letters.mjs.`;
writeFileSync(new URL('../api/Timeline.Api/Search/letters.txt', import.meta.url), [head, ...lines, ''].join('\n'));
