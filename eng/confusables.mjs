// Makes api/Timeline.Api/People/LookAlikes/confusables.txt: a character, and what it can be taken for, as code points in hexadecimal. From the table
// that the npm package unhomoglyph ships (MIT), which is Unicode's confusables.txt (UTS 39), applied to what Node decomposes each character into
// (NFKD): the program runs without ICU, and cannot decompose anything itself. Hangul syllables are left whole.
//   npm pack unhomoglyph@1.0.6 && tar xzf unhomoglyph-1.0.6.tgz && node eng/confusables.mjs package/data.json
import fs from 'node:fs';

const hex = (text) => [...text].map((character) => character.codePointAt(0).toString(16)).join(' ');
const table = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const looks = (text) => [...text].map((character) => table[character] ?? character).join('').normalize('NFD');
const lines = [];
for (let code = 0x21; code <= 0x10ffff; code++) {
  if ((code >= 0xd800 && code <= 0xdfff) || (code >= 0xac00 && code <= 0xd7a3)) continue;
  const character = String.fromCodePoint(code);
  const to = looks(character.normalize('NFKD'));
  if (to !== character && character.trim() !== '') lines.push(`${hex(character)}=${hex(to)}`);
}
const head = [
  '# What characters look like: confusables.txt of Unicode 13.0.0 (UTS 39), through the npm package unhomoglyph 1.0.6, and what they are composed of',
  `# by Unicode ${process.versions.unicode}. Made by eng/confusables.mjs. Copyright 1991-2020 Unicode, Inc., modified; licence in NOTICES.md.`,
];
fs.writeFileSync(new URL('../api/Timeline.Api/People/LookAlikes/confusables.txt', import.meta.url), [...head, ...lines, ''].join('\n'));
