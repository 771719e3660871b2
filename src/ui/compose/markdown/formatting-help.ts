import { html, type TemplateResult } from 'lit';
import type { TextKey } from '../../../i18n/texts.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** What is typed, and what it becomes. */
const EXAMPLES: readonly (readonly [typed: string, name: TextKey])[] = [
  ['`…`', 'markdown.inline'],
  ['```⏎ … ⏎```', 'markdown.code'],
  ['> …', 'markdown.quote'],
  ['**…**', 'markdown.bold'],
  ['- …', 'markdown.list'],
  ['[…](https://…)', 'markdown.link'],
];

/** How text is formatted, in short. */
export const formattingHelp = (translator: Translator): TemplateResult =>
  html`<dl class="formatting-help" part="formatting-help">
    ${EXAMPLES.map(
      ([typed, name]) =>
        html`<div><dt><code dir="ltr">${typed}</code></dt><dd>${translator.t(name)}</dd></div>`,
    )}
  </dl>`;
