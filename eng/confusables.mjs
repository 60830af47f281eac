// Makes api/Timeline.Api/People/LookAlikes/confusables.txt from the table that the npm package unhomoglyph ships (MIT), which is Unicode's
// confusables.txt (UTS 39): a character, and what it looks like, as code points in hexadecimal.
//   npm pack unhomoglyph@1.0.6 && tar xzf unhomoglyph-1.0.6.tgz && node eng/confusables.mjs package/data.json
import fs from 'node:fs';

const hex = (text) => [...text].map((character) => character.codePointAt(0).toString(16)).join(' ');
const table = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const lines = Object.entries(table)
  .filter(([from, to]) => from !== to && from.trim() !== '')
  .sort(([one], [other]) => one.codePointAt(0) - other.codePointAt(0))
  .map(([from, to]) => `${hex(from)}=${hex(to)}`);
const head = [
  '# What characters look like, by Unicode 13.0.0, confusables.txt (UTS 39), through the npm package unhomoglyph 1.0.6. Made by eng/confusables.mjs.',
  '# Copyright 1991-2020 Unicode, Inc., modified in form; licence in NOTICES.md.',
];
fs.writeFileSync(new URL('../api/Timeline.Api/People/LookAlikes/confusables.txt', import.meta.url), [...head, ...lines, ''].join('\n'));
