import { write } from '../../element/dom.ts';
import { arrow } from '../../element/dom-icons.ts';

/** Between the button and its menu, and the least distance to the window's edges, in pixels. */
const GAP = 4;

/**
 * A button that opens a menu in the top layer. The browser itself closes it on Escape and on a press elsewhere.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export class MenuButton<Name extends string> {
  readonly #button = document.createElement('button');
  readonly #label = document.createElement('span');
  readonly #menu = document.createElement('div');
  readonly #items = new Map<Name, HTMLButtonElement>();
  readonly #choose: (name: Name) => void;
  /** Where the button stood when the menu was placed. */
  #left = 0;
  #top = 0;

  constructor(names: readonly Name[], choose: (name: Name) => void) {
    this.#choose = choose;
    const button = this.#button;
    const menu = this.#menu;
    button.type = 'button';
    button.className = 'button plain menu-button';
    button.part.add('menu-button');
    button.ariaHasPopup = 'menu';
    button.ariaExpanded = 'false';
    button.append(this.#label, arrow());
    menu.className = 'menu';
    menu.part.add('menu');
    menu.popover = 'auto';
    menu.role = 'menu';
    menu.tabIndex = -1;
    // Also tells the browser that a press on the button is not one elsewhere.
    button.popoverTargetElement = menu;
    for (const name of names) menu.append(this.#makeItem(name));
    button.addEventListener('keydown', this.#onButtonKey);
    menu.addEventListener('keydown', this.#onMenuKey);
    menu.addEventListener('beforetoggle', this.#onToggle);
    menu.addEventListener('toggle', event => {
      // By the keyboard on the button it may have gone to an item already.
      if (event.newState === 'open' && !menu.matches(':focus-within')) this.#list[0]?.focus();
    });
  }

  /** For the page, in this order. */
  get elements(): readonly HTMLElement[] {
    return [this.#button, this.#menu];
  }

  set busy(busy: boolean) {
    this.#button.ariaBusy = String(busy);
  }

  draw(label: string, labelOf: (name: Name) => string): void {
    write(this.#label, label);
    this.#menu.ariaLabel = label;
    for (const [name, item] of this.#items) write(item, labelOf(name));
  }

  focus(): void {
    this.#button.focus();
  }

  close(): void {
    if (this.#isOpen) this.#menu.hidePopover();
  }

  /** Takes both away. A menu that goes from the page while it is open tells nobody that it closes. */
  remove(): void {
    this.#watchMoves(false);
    for (const element of this.elements) element.remove();
  }

  get #isOpen(): boolean {
    return this.#button.ariaExpanded === 'true';
  }

  get #list(): readonly HTMLButtonElement[] {
    return [...this.#items.values()];
  }

  #makeItem(name: Name): HTMLButtonElement {
    const item = document.createElement('button');
    item.type = 'button';
    item.className = 'menu-item';
    item.part.add('menu-item');
    item.role = 'menuitem';
    item.tabIndex = -1;
    item.addEventListener('click', () => {
      this.close();
      this.#choose(name);
    });
    this.#items.set(name, item);
    return item;
  }

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || hasModifier(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.#isOpen) this.#menu.showPopover();
    this.#list.at(event.key === 'ArrowDown' ? 0 : -1)?.focus();
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const { key } = event;
    if (hasModifier(event)) return;
    if (key === 'Tab') {
      // The focus is back on the button, and goes on from there by itself.
      this.close();
      return;
    }
    // The page around has keys of its own; what was meant for the menu isn't meant for it.
    event.stopPropagation();
    const items = this.#list;
    const at = items.findIndex(item => item.matches(':focus'));
    const to =
      key === 'ArrowDown'
        ? (at + 1) % items.length
        : key === 'ArrowUp'
          ? (at < 1 ? items.length : at) - 1
          : key === 'Home'
            ? 0
            : key === 'End'
              ? items.length - 1
              : this.#nextBeginningWith(key, at);
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };

  /** Index of the next item whose label begins with a typed letter. */
  #nextBeginningWith(key: string, at: number): number | undefined {
    if ([...key].length !== 1 || key === ' ') return undefined;
    const items = this.#list;
    const typed = key.toLocaleLowerCase();
    for (let step = 1; step <= items.length; step++) {
      const index = (at + step) % items.length;
      if (items[index]?.textContent.toLocaleLowerCase().startsWith(typed)) return index;
    }
    return undefined;
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    const open = event.newState === 'open';
    this.#button.ariaExpanded = String(open);
    if (open) this.#place();
    // Not left to the browser: Chromium gives nothing back within a shadow root.
    else if (this.#menu.matches(':focus-within')) this.focus();
    this.#watchMoves(open);
  };

  /** What moves under an open menu would leave it behind. */
  #watchMoves(open: boolean): void {
    for (const type of ['scroll', 'resize']) {
      if (open) addEventListener(type, this.#closeForMove, { capture: true, passive: true });
      else removeEventListener(type, this.#closeForMove, { capture: true });
    }
  }

  readonly #closeForMove = ({ target, type }: Event): void => {
    if (target === this.#menu) return;
    // A page tells of its scrolling a frame later: it may have come to rest before the menu opened.
    const { left, top } = this.#button.getBoundingClientRect();
    if (type === 'resize' || left !== this.#left || top !== this.#top) this.close();
  };

  /** Under the button or, in the lower half of the window, above it; towards the side with more room. */
  #place(): void {
    const { left, right, top, bottom } = this.#button.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { style } = this.#menu;
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
