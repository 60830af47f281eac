// Reads a JSON list of Markdown texts, writes the list of what commonmark.js makes of them, as HTML and as a tree.
import { readFileSync } from 'node:fs';
import { HtmlRenderer, Parser } from 'commonmark';

const parser = new Parser();
const renderer = new HtmlRenderer();

function tree(node) {
  const children = [];
  for (let child = node.firstChild; child; child = child.next) children.push(tree(child));
  return { type: node.type, level: node.level ?? null, info: node.info ?? null, text: node.literal ?? null, destination: node.destination ?? null, children };
}

const texts = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => {
  const document = parser.parse(text);
  return { html: renderer.render(document), tree: tree(document) };
})));
