import { html, nothing, type TemplateResult } from 'lit';
import type { Composer } from '../../state/outbox/composer.ts';
import type { FieldProblem } from '../../state/outbox/field-problems.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import type { Markdown } from './markdown/markdown.lazy.ts';

/** A text area, with its problem below. */
export function bodyField(
  composer: Composer<unknown>,
  options: {
    id: string;
    rows: number;
    /** The problem's text when it is empty. */
    missing: string;
    required?: boolean;
    help?: string;
    markdown?: Markdown | undefined;
  },
): TemplateResult {
  const { id, rows, missing, required = false, help = '', markdown } = options;
  const { text, fieldProblems, sending } = composer.snapshot;
  const onInput = (event: InputEvent) => {
    composer.type('body', (event.currentTarget as HTMLTextAreaElement).value);
    markdown?.onInput(event);
  };
  return html`
    <textarea class="field" part="field" id=${id} ?required=${required} dir="auto" rows=${rows} autocomplete="off" data-1p-ignore
      data-lpignore="true" data-bwignore data-form-type="other" .value=${text.body} ?readonly=${sending} aria-invalid=${Boolean(fieldProblems.body)}
      aria-describedby="fault ${help}" ?hidden=${markdown?.hidesField} @input=${onInput}
      @paste=${markdown?.onPaste}></textarea>
    <span id="fault">${fieldProblem(fieldProblems.body, missing)}</span>
  `;
}

/** The problem of a field: the server's text, or `ownText` for a rule of the form. */
export function fieldProblem(
  problem: FieldProblem | undefined,
  ownText = '',
): TemplateResult | typeof nothing {
  const text = typeof problem === 'object' ? cleanLine(problem.detail) : problem && ownText;
  return text
    ? html`<span class="fault" part="message">${icons.alert}<span dir="auto">${text}</span></span>`
    : nothing;
}
