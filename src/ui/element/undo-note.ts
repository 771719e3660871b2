import { css, html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { UNDO_TIME } from '../../time/undo-time.ts';
import type { SupportElement } from './support-element.ts';

export const undoNoteStyles = css`
  .undo-note {
    gap: var(--sr-xs) var(--sr-m);
  }
  .undo-note .button {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
`;

interface UndoNoteOptions {
  /** Tells it from the other notes of the element. */
  readonly name: string;
  /** What was done. */
  readonly text: TextKey | (() => TextKey);
  readonly undo: () => void;
  /** Its time is over, without a press of "Undo". */
  readonly over?: () => void;
}

/** "Request closed. Undo", for {@link UNDO_TIME}; longer while the pointer or the focus is on it. */
export class UndoNote {
  readonly #host: SupportElement;
  readonly #options: UndoNoteOptions;
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPointed = false;

  constructor(host: SupportElement, options: UndoNoteOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  render(busy = false): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    const { name, text, undo } = this.#options;
    const what = typeof text === 'string' ? text : text();
    return html`<div class="flow undo-note" data-of=${name} @pointerenter=${this.#onPointer} @pointerleave=${this.#onPointer}
      @focusin=${this.#restart} @focusout=${this.#restart}>
      ${icons.check}<span class="quiet" part="hint">${this.#host.t(what)}</span>
      <button type="button" class="button plain" part="undo-button" aria-disabled=${busy} @click=${undo}>${this.#host.t('close.undo')}</button>
    </div>`;
  }

  /** Shows it from the next rendering on. */
  show(): void {
    this.#isPointed = false;
    this.#isShown = true;
    this.#restart();
  }

  /** Hides it from the next rendering on. */
  hide(): void {
    clearTimeout(this.#timer);
    this.#isShown = false;
  }

  focus(): void {
    this.#find(' button')?.focus();
  }

  #find(inner: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`[data-of="${this.#options.name}"]${inner}`);
  }

  readonly #onPointer = ({ type }: Event): void => {
    this.#isPointed = type === 'pointerenter';
    this.#restart();
  };

  readonly #restart = (): void => {
    clearTimeout(this.#timer);
    if (!this.#isShown) return;
    this.#timer = setTimeout(() => {
      if (this.#isPointed || this.#find(':focus-within')) {
        this.#restart();
        return;
      }
      this.hide();
      this.#options.over?.();
      this.#host.requestUpdate();
    }, UNDO_TIME);
  };
}
