import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Translator } from '../../../i18n/translator.ts';

/** How long it can be read, in milliseconds; longer while the pointer or the focus is on it. */
const LONG_ENOUGH = 10_000;

/** "Request closed. Undo", for a while. */
export class UndoNote {
  readonly #undo: () => void;
  readonly #expired: () => void;
  readonly #element = createRef<HTMLElement>();
  readonly #button = createRef<HTMLButtonElement>();
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPointed = false;

  /** @param expired called when it is to be rendered no more */
  constructor(undo: () => void, expired: () => void) {
    this.#undo = undo;
    this.#expired = expired;
  }

  render(translator: Translator, busy: boolean): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    return html`<div class="undo-note" @pointerenter=${this.#onPointer} @pointerleave=${this.#onPointer}
      @focusin=${this.#wait} @focusout=${this.#wait} ${ref(this.#element)}>
      <span class="quiet" part="hint">${translator.t('close.done')}</span>
      <button type="button" class="button plain" part="undo-button" aria-disabled=${busy} @click=${this.#undo}
        ${ref(this.#button)}>${translator.t('close.undo')}</button>
    </div>`;
  }

  /** Shows it from the next rendering on. */
  show(): void {
    this.#isPointed = false;
    this.#isShown = true;
    this.#wait();
  }

  /** Takes it away with the next rendering. */
  hide(): void {
    clearTimeout(this.#timer);
    this.#isShown = false;
  }

  focus(): void {
    this.#button.value?.focus();
  }

  readonly #onPointer = ({ type }: Event): void => {
    this.#isPointed = type === 'pointerenter';
    this.#wait();
  };

  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    if (!this.#isShown) return;
    this.#timer = setTimeout(() => {
      if (this.#isPointed || this.#element.value?.matches(':focus-within')) {
        this.#wait();
        return;
      }
      this.hide();
      this.#expired();
    }, LONG_ENOUGH);
  };
}
