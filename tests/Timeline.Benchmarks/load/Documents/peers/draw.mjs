// node draw.mjs <entries.json> <title> <chromium>: draws the document once for each line of standard input and answers with milliseconds (or pages).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import pdfmake from 'pdfmake';
import { chromium } from 'playwright-core';

const [entriesFile, title, executablePath] = process.argv.slice(2);
const entries = JSON.parse(readFileSync(entriesFile, 'utf8'));
const days = [...new Set(entries.map((entry) => entry.day))].map((day) => [day, entries.filter((entry) => entry.day === day)]);
const fonts = path.resolve('../../../../../api/Timeline.Pdf/Fonts/Files');
const file = (name) => path.join(fonts, name);

// The little Markdown that the entries hold, as pieces of text.
function pieces(text) {
  const found = text.matchAll(/\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<link>[^)]+)\)|(?<plain>[^*`[]+)/g);
  return [...found].map(({ groups }) => groups);
}

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const htmlOf = (g) =>
  g.bold ? `<b>${escape(g.bold)}</b>` : g.italic ? `<i>${escape(g.italic)}</i>` : g.code ? `<code>${escape(g.code)}</code>` : g.link ? `<a href="${g.link}">${escape(g.label)}</a>` : escape(g.plain);
const face = (family, name, weight, style) => `@font-face{font-family:${family};src:url("${pathToFileURL(file(name))}");font-weight:${weight};font-style:${style}}`;
const html = `<!doctype html><html lang="en"><title>${escape(title)}</title><style>
${face('Serif', 'IBMPlexSerif-Regular.ttf', 400, 'normal')}${face('Sans', 'IBMPlexSans-Regular.ttf', 400, 'normal')}${face('Sans', 'IBMPlexSans-SemiBold.ttf', 700, 'normal')}${face('Mono', 'IBMPlexMono-Regular.ttf', 400, 'normal')}
@page{size:A4;margin:80pt 72pt}body{font:8.2pt/1.32 Sans;margin:0}h1{font-size:26pt}h2{font-size:17pt}h3{font-size:12.5pt}table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:4pt 6pt;border-bottom:.4pt solid #d3d9e2}tr{break-inside:avoid}code,pre{font-family:Mono;background:#f3f5f8}pre{white-space:pre-wrap;padding:8pt}</style>
<h1>${escape(title)}</h1><h2>Timeline</h2>${days
  .map(([day, rows]) => `<h3>${day}</h3><table><thead><tr><th style="width:40pt">Time<th style="width:54pt">Elapsed<th style="width:86pt">What<th>Entry</thead><tbody>${rows
    .map((r) => `<tr><td><b>${r.time}</b><td>${r.since}<td><b>${r.kind}</b><br>${r.who}<td>${pieces(r.text).map(htmlOf).join('')}${r.excerpt ? `<pre>${escape(r.excerpt)}</pre>` : ''}`)
    .join('')}</tbody></table>`)
  .join('')}</html>`;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setContent(html, { waitUntil: 'load' });
await page.evaluate(() => document.fonts.ready);
const print = () => page.pdf({
  preferCSSPageSize: true, tagged: true, outline: true, displayHeaderFooter: true, headerTemplate: '<span></span>',
  footerTemplate: `<div style="font-size:8px;width:100%;padding:0 72pt">${escape(title)} <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
});

// Its own fonts: its font reader fails on some of ours.
const roboto = (name) => path.resolve('node_modules/pdfmake/fonts/Roboto', `Roboto-${name}.ttf`);
pdfmake.setFonts({ Roboto: { normal: roboto('Regular'), bold: roboto('Medium'), italics: roboto('Italic'), bolditalics: roboto('MediumItalic') } });
const textOf = (g) =>
  g.bold ? { text: g.bold, bold: true } : g.italic ? { text: g.italic, italics: true } : g.code ? { text: g.code, background: '#ebeef3' } : g.link ? { text: g.label, link: g.link } : g.plain;
const definition = () => ({
  info: { title }, lang: 'en', pageMargins: [72, 80, 72, 80], pageSize: 'A4', compress: true,
  defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.3 },
  footer: (current, count) => ({ text: `${title}   Page ${current} of ${count}`, margin: [72, 20] }),
  content: [
    { text: title, fontSize: 26, bold: true },
    { text: 'Timeline', fontSize: 17, bold: true },
    ...days.flatMap(([day, rows]) => [
      { text: day, fontSize: 12.5, bold: true },
      {
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1, dontBreakRows: true, widths: [40, 54, 86, '*'],
          body: [
            ['Time', 'Elapsed', 'What', 'Entry'],
            ...rows.map((r) => [
              { text: r.time, bold: true }, r.since, [{ text: r.kind, bold: true }, r.who],
              [{ text: pieces(r.text).map(textOf) }, ...(r.excerpt ? [{ text: r.excerpt, preserveLeadingSpaces: true }] : [])],
            ]),
          ],
        },
      },
    ]),
  ],
});
const make = () => pdfmake.createPdf(definition()).getBuffer();
// The root of the tree of pages counts most.
const pagesOf = (bytes) => Math.max(...[...Buffer.from(bytes).toString('latin1').matchAll(/\/Count (\d+)/g)].map((match) => Number(match[1])));

const draw = { chromium: print, pdfmake: make };
for await (const line of createInterface({ input: process.stdin })) {
  const [what, count] = line.split('-');
  const begun = performance.now();
  const bytes = await draw[what]();
  console.log(count ? pagesOf(bytes) : performance.now() - begun);
}
await browser.close();
process.exit(0);
