import { html, nothing, type TemplateResult } from 'lit';
import type { Composer } from '../../state/outbox/composer.ts';
import { icons } from '../element/icons.ts';

/** A late part of the text area. */
export interface FieldExtension {
  /** Whether something else is shown in place of the field. */
  readonly hidesField: boolean;
  /** Called after the draft has the new text. */
  readonly onInput: (event: InputEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

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
    onKeydown?: (event: KeyboardEvent) => void;
    extension?: FieldExtension | undefined;
  },
): TemplateResult {
  const { id, rows, missing, required = false, help = '', onKeydown, extension } = options;
  const { text, fieldProblems, sending } = composer.snapshot;
  const onInput = (event: InputEvent) => {
    composer.type('body', (event.currentTarget as HTMLTextAreaElement).value);
    extension?.onInput(event);
  };
  return html`
    <textarea class="field" part="field" id=${id} ?required=${required} dir="auto" rows=${rows} autocomplete="off" data-1p-ignore
      data-lpignore="true" data-bwignore data-form-type="other" .value=${text.body} ?readonly=${sending} aria-invalid=${Boolean(fieldProblems.body)}
      aria-describedby="fault ${help}" ?hidden=${extension?.hidesField} @input=${onInput} @keydown=${onKeydown}
      @paste=${extension?.onPaste}></textarea>
    <span id="fault">${fieldProblem(typeof fieldProblems.body === 'object' ? fieldProblems.body.detail : fieldProblems.body && missing)}</span>
  `;
}

/** The problem of a field. */
export const fieldProblem = (text: string | undefined): TemplateResult | typeof nothing =>
  text
    ? html`<span class="fault" part="message">${icons.alert}<span dir="auto">${text}</span></span>`
    : nothing;
