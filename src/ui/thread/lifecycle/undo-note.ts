import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../element/icons.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** Milliseconds for which it is shown; longer while the pointer or the focus is on it. */
const DURATION = 10_000;

/** "Closed just now. Undo", for a while. */
export class UndoNote {
  readonly #host: SupportElement;
  readonly #undo: () => void;
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPointed = false;

  constructor(host: SupportElement, undo: () => void) {
    this.#host = host;
    this.#undo = undo;
  }

  render(busy: boolean): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    return html`<div class="flow undo-note" @pointerenter=${this.#onPointer} @pointerleave=${this.#onPointer}
      @focusin=${this.#restart} @focusout=${this.#restart}>
      ${icons.check}<span class="quiet" part="hint">${this.#host.t('close.note')}</span>
      <button type="button" class="button plain" part="undo-button" aria-disabled=${busy} @click=${this.#undo}>${this.#host.t('close.undo')}</button>
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
    this.#host.renderRoot.querySelector<HTMLElement>('.undo-note button')?.focus();
  }

  readonly #onPointer = ({ type }: Event): void => {
    this.#isPointed = type === 'pointerenter';
    this.#restart();
  };

  readonly #restart = (): void => {
    clearTimeout(this.#timer);
    if (!this.#isShown) return;
    this.#timer = setTimeout(() => {
      if (this.#isPointed || this.#host.renderRoot.querySelector('.undo-note:focus-within')) {
        this.#restart();
        return;
      }
      this.hide();
      this.#host.requestUpdate();
    }, DURATION);
  };
}
