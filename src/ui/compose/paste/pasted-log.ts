import { html, nothing, type TemplateResult } from 'lit';
import type { SupportElement } from '../../element/support-element.ts';
import { looksLikeCode } from '../../../text/code-lines.ts';
import { insertText } from '../insert-text.ts';
import { isFenced } from '../markdown/syntax.ts';
import { logName } from './log-name.ts';

/** From this many lines on, a file is better than a text. */
const LONG = 40;

/** What can be done with a log that was pasted into a text area. */
export interface PasteActions {
  readonly field: () => HTMLTextAreaElement | null;
  /** Absent where there are no code blocks. */
  readonly makeBlock: (() => void) | undefined;
  /** Whether the file was taken. */
  readonly attach: (file: File) => boolean;
  /** Whether files can be attached now. */
  readonly takesFiles: () => boolean;
}

/** Notices a log or code that is pasted, and offers to make a code block or a file of it, until the next input. */
export class PastedLog {
  readonly #host: SupportElement;
  readonly #actions: () => PasteActions;
  /** It is being pasted but is not in the field yet. */
  #pasting: { readonly start: number; readonly text: string } | undefined;
  #pasted: readonly [start: number, end: number] | undefined;

  constructor(host: SupportElement, actions: () => PasteActions) {
    this.#host = host;
    this.#actions = actions;
  }

  /** Its range in the field. */
  get range(): readonly [start: number, end: number] | undefined {
    return this.#pasted;
  }

  forget(): void {
    this.#pasting = this.#pasted = undefined;
  }

  /** Called after the draft has the new text. */
  readonly onInput = ({ inputType, currentTarget }: InputEvent): void => {
    const pasting = inputType === 'insertFromPaste' ? this.#pasting : undefined;
    this.forget();
    if (!pasting) return;
    const { start, text } = pasting;
    const end = start + text.length;
    // The page may have changed the pasted text.
    if ((currentTarget as HTMLTextAreaElement).value.slice(start, end) !== text) return;
    this.#pasted = [start, end];
    const offers = this.#offers(text);
    if (offers.length > 0)
      this.#host.announce([this.#host.t('markdown.pasted'), ...offers.map(({ name }) => name)].join(' '));
    this.#host.requestUpdate();
  };

  readonly onPaste = ({ clipboardData, currentTarget }: ClipboardEvent): void => {
    const { readOnly, selectionStart: start, value } = currentTarget as HTMLTextAreaElement;
    const text = clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
    this.#pasting = !readOnly && looksLikeCode(text) && !isFenced(value, start) ? { start, text } : undefined;
  };

  render(): TemplateResult | typeof nothing {
    const text =
      this.#pasted &&
      this.#actions()
        .field()
        ?.value.slice(...this.#pasted);
    const offers = text ? this.#offers(text) : [];
    if (offers.length === 0) return nothing;
    return html`<div class="flow pasted">
      <span class="quiet">${this.#host.t('markdown.pasted')}</span>
      ${offers.map(
        ({ part, name, act }) =>
          html`<button type="button" class="button" part=${part} @click=${act}>${name}</button>`,
      )}
    </div>`;
  }

  #offers(text: string) {
    const { makeBlock, takesFiles } = this.#actions();
    const isLong = text.trim().split('\n').length > LONG;
    const fileName = logName(text);
    return [
      ...(makeBlock ? [{ part: 'code-button', name: this.#host.t('markdown.block'), act: makeBlock }] : []),
      ...(isLong && takesFiles()
        ? [
            {
              part: 'attach-log-button',
              name: this.#host.t('markdown.attach', { name: fileName }),
              act: () => this.#attach(fileName),
            },
          ]
        : []),
    ];
  }

  /** Makes a file of the log, and takes it out of the text once it is attached. */
  #attach(name: string): void {
    const { field, attach } = this.#actions();
    const range = this.#pasted;
    const area = field();
    if (!range || !area) return;
    const log = area.value.slice(...range);
    if (!attach(new File([log.endsWith('\n') ? log : `${log}\n`], name, { type: 'text/plain' }))) return;
    this.forget();
    insertText(area, '', ...range);
    this.#host.requestUpdate();
  }
}
