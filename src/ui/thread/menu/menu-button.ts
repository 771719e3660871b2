import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { lateIcons } from '../../element/late-icons.ts';

/** Between the button and its menu, and the least distance to the window's edges, in pixels. */
const GAP = 4;

export interface MenuOptions<Name extends string> {
  /** Of the button and its menu. */
  readonly label: string;
  readonly items: readonly { readonly name: Name; readonly label: string }[];
  /** Whether the chosen action is running. */
  readonly busy: boolean;
}

/**
 * A button that opens a menu in the top layer, where the browser closes it on Escape and on a press elsewhere. One for each
 * shadow root: the menu has an id.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export class MenuButton<Name extends string> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #choose: (name: Name) => void;
  #isOpen = false;
  /** Position of the button when the menu was opened, in pixels. */
  #left = 0;
  #top = 0;

  constructor(host: ReactiveElement, choose: (name: Name) => void) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
  }

  /** The browser closes a menu that is removed without an event. */
  hostUpdated(): void {
    if (this.#isOpen && !this.#menu) this.#setOpen(false);
  }

  hostDisconnected(): void {
    this.#setOpen(false);
  }

  render({ label, items, busy }: MenuOptions<Name>): TemplateResult {
    // With `popovertarget` a press on the button is not one elsewhere, which would close and reopen the menu.
    return html`
      <button type="button" class="button plain menu-button" part="menu-button" popovertarget="menu" aria-haspopup="menu"
        aria-expanded=${this.#isOpen} aria-busy=${busy} @keydown=${this.#onButtonKey}><span>${label}</span>${lateIcons.arrow}</button>
      <div id="menu" class="menu" part="menu" popover="auto" role="menu" tabindex="-1" aria-label=${label} @keydown=${this.#onMenuKey}
        @beforetoggle=${this.#onBeforeToggle} @toggle=${this.#onToggle}>
        ${items.map(
          item => html`<button type="button" class="menu-item" part="menu-item" role="menuitem" tabindex="-1"
            @click=${() => this.#press(item.name)}>${item.label}</button>`,
        )}
      </div>
    `;
  }

  focus(): void {
    this.#button?.focus();
  }

  #press(name: Name): void {
    this.#close();
    this.#choose(name);
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.menu-button');
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.menu');
  }

  #setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    // The menu does not scroll with its button.
    for (const type of ['scroll', 'resize']) {
      if (isOpen) addEventListener(type, this.#closeOnMove, { capture: true, passive: true });
      else removeEventListener(type, this.#closeOnMove, { capture: true });
    }
  }

  #close(): void {
    if (this.#isOpen) this.#menu?.hidePopover();
  }

  get #items(): readonly HTMLElement[] {
    return [...(this.#menu?.children ?? [])] as HTMLElement[];
  }

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || hasModifier(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.#isOpen) this.#menu?.showPopover();
    this.#items.at(event.key === 'ArrowDown' ? 0 : -1)?.focus();
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const { key } = event;
    if (hasModifier(event)) return;
    if (key === 'Tab') {
      // The focus is back on the button, from where the browser moves it.
      this.#close();
      return;
    }
    // Not a shortcut of the page.
    event.stopPropagation();
    const items = this.#items;
    const at = items.findIndex(item => item.matches(':focus'));
    const ahead = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    const before = at < 1 ? items.at(-1) : items[at - 1];
    const byKey: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: ahead[0],
      ArrowUp: before,
      Home: items[0],
      End: items.at(-1),
    };
    const next = byKey[key] ?? ahead.find(item => beginsWith(item, key));
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  readonly #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    const isOpen = newState === 'open';
    this.#setOpen(isOpen);
    if (isOpen) this.#position();
    // Chromium does not restore the focus within a shadow root.
    else if (this.#menu?.matches(':focus-within')) this.focus();
    this.#host.requestUpdate();
  };

  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    // A key on the button may have moved the focus to an item already.
    if (newState === 'open' && !this.#menu?.matches(':focus-within')) this.#items[0]?.focus();
  };

  readonly #closeOnMove = ({ target, type }: Event): void => {
    const button = this.#button;
    if (target === this.#menu || !button) return;
    // The event comes a frame after the scrolling, which may have ended before the menu opened.
    const { left, top } = button.getBoundingClientRect();
    if (type === 'resize' || left !== this.#left || top !== this.#top) this.#close();
  };

  /** Below the button or, in the lower half of the window, above it; towards the side with more room. */
  #position(): void {
    const button = this.#button;
    const menu = this.#menu;
    if (!button || !menu) return;
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { style } = menu;
    this.#left = left;
    this.#top = top;
    const above = top > height - bottom;
    const toRight = (left + right) / 2 < width / 2;
    const px = (value: number) => `${Math.max(GAP, value)}px`;
    style.top = above ? 'auto' : px(bottom + GAP);
    style.bottom = above ? px(height - top + GAP) : 'auto';
    style.left = toRight ? px(left) : 'auto';
    style.right = toRight ? 'auto' : px(width - right);
  }
}

const hasModifier = ({ ctrlKey, altKey, metaKey, shiftKey, key }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || (shiftKey && key !== 'Tab');

/** Whether an item's label begins with a typed letter. */
const beginsWith = ({ textContent }: HTMLElement, key: string): boolean =>
  [...key].length === 1 && key !== ' ' && textContent.toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
