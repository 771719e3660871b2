import { make, makeButton, write } from '../../element/elements.ts';

/** How long it can be read, in milliseconds; longer while the pointer or the focus is on it. */
const LONG_ENOUGH = 10_000;

/** "Request closed. Undo", for a while. */
export class UndoNote {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #text = make('span', 'quiet');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPointed = false;

  constructor(undo: () => void) {
    this.#text.part.add('hint');
    this.button = makeButton('plain', 'undo-button', undo);
    this.element = make('div', 'undo-note', this.#text, this.button);
    this.element.hidden = true;
    this.element.addEventListener('pointerenter', () => this.#point(true));
    this.element.addEventListener('pointerleave', () => this.#point(false));
    this.element.addEventListener('focusin', () => this.#wait());
    this.element.addEventListener('focusout', () => this.#wait());
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  show(): void {
    this.#isPointed = false;
    this.element.hidden = false;
    this.#wait();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }

  draw(text: string, undo: string): void {
    write(this.#text, text);
    write(this.button, undo);
  }

  #point(isPointed: boolean): void {
    this.#isPointed = isPointed;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.isShown) return;
    this.#timer = setTimeout(() => {
      if (this.#isPointed || this.element.matches(':focus-within')) this.#wait();
      else this.hide();
    }, LONG_ENOUGH);
  }
}
