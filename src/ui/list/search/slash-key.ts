import type { ReactiveController } from 'lit';
import { SupportElement } from '../../element/support-element.ts';

/** Where a key is typed text, or chooses an item. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], [role="menu"] *';

/** `/` moves the focus to a field while the focus is within the element or the one around it (WCAG 2.1.4), and in no other field. */
export class SlashKey implements ReactiveController {
  readonly #host: SupportElement;
  readonly #field: () => HTMLElement | null;
  #outer: SupportElement | undefined;

  constructor(host: SupportElement, field: () => HTMLElement | null) {
    this.#host = host;
    this.#field = field;
  }

  hostConnected(): void {
    const { host } = this.#host.getRootNode() as Partial<ShadowRoot>;
    this.#outer = host instanceof SupportElement ? host : this.#host;
    this.#outer.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.#outer?.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented) return;
    const [target] = event.composedPath();
    const field = this.#field();
    if ((target as Element).matches(TAKES_KEYS) || !field?.checkVisibility()) return;
    event.preventDefault();
    field.focus();
  };
}
