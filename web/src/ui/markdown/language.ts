import { defineLanguageFacet, Language, syntaxHighlighting } from '@codemirror/language';
import { tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/markdown';

/** Colours are in markdown-editor.css: the content security policy and both themes have one place. */
const classes = syntaxHighlighting(tagHighlighter([
  { tag: tags.heading, class: 'md-heading' }, { tag: tags.strong, class: 'md-strong' }, { tag: tags.emphasis, class: 'md-emphasis' }, { tag: tags.link, class: 'md-link' },
  { tag: tags.url, class: 'md-url' }, { tag: tags.monospace, class: 'md-code' }, { tag: tags.quote, class: 'md-quote' }, { tag: tags.processingInstruction, class: 'md-mark' },
]));

export const markdown = [new Language(defineLanguageFacet(), parser, [], 'markdown'), classes];
