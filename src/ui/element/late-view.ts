import type { CSSResult, ReactiveController, ReactiveElement } from 'lit';
import type { Desk } from '../../state/desk.ts';

/** The modules that are loaded, by the function that loads them. */
const modules = new WeakMap<() => Promise<unknown>, unknown>();

/** What a late view needs of its host. */
export interface LateHost extends ReactiveElement {
  /** What the host shows; late parts are not asked for before its first rows can be seen. */
  readonly desk: Desk | undefined;
}

/** A piece of an element's UI whose code is in a file of its own. */
export interface LatePart {
  /** Adopted by the host's shadow root before the part is first rendered. */
  readonly styles?: CSSResult | undefined;
}

/**
 * Gives an element a part whose module is loaded once the desk's first rows can be seen, so that nobody waits for it:
 *
 *     readonly #menu = lateView(this, () => import('./menu/thread-menu.lazy.ts'), m => new m.ThreadMenu(this));
 *     …
 *     html`<p class="back">… ${this.#menu.part?.render()}</p>`
 *
 * The host renders the part in its own template, at its place, and reserves the room where something below would move. Where
 * the module cannot be had, `part` stays `undefined` and the element works without it; it is asked for again when the host is
 * put back on the page.
 *
 * @param load imports the module; the same function for all hosts of a class, so that those that come later have the part at once
 * @param make makes the part for this host; called once
 * @param when whether the part is needed at all; asked after each update until it says yes
 */
export const lateView = <M, P extends object>(
  host: LateHost,
  load: () => Promise<M>,
  make: (module: M) => P & LatePart,
  when: () => boolean = () => true,
): LateView<M, P> => new LateView(host, load, make, when);

/** As {@link lateView}, for what customers came to read: its module is loaded at once, whether there are rows or not. */
export const urgentView = <M, P extends object>(
  host: LateHost,
  load: () => Promise<M>,
  make: (module: M) => P & LatePart,
  when: () => boolean,
): LateView<M, P> => new LateView(host, load, make, when, true);

export class LateView<M, P extends object> implements ReactiveController {
  /** Absent until its module is here. */
  part: (P & LatePart) | undefined;
  /** Its module could not be loaded. */
  isMissing = false;
  readonly #host: LateHost;
  readonly #load: () => Promise<M>;
  readonly #make: (module: M) => P & LatePart;
  readonly #when: () => boolean;
  readonly #isUrgent: boolean;
  #isAsked = false;

  constructor(
    host: LateHost,
    load: () => Promise<M>,
    make: (module: M) => P & LatePart,
    when: () => boolean,
    isUrgent = false,
  ) {
    this.#host = host;
    this.#load = load;
    this.#make = make;
    this.#when = when;
    this.#isUrgent = isUrgent;
    host.addController(this);
  }

  hostConnected(): void {
    // What could not be loaded before may be there now.
    this.#isAsked = false;
  }

  hostUpdate(): void {
    // What another host has loaded is rendered at once.
    const module = modules.get(this.#load) as M | undefined;
    if (module && this.#host.desk && this.#when()) this.#take(module);
  }

  hostUpdated(): void {
    const { desk } = this.#host;
    if (this.part || this.#isAsked || !desk || !this.#when()) return;
    this.#isAsked = true;
    (this.#isUrgent ? this.#load() : desk.begun.then(this.#load)).then(
      module => {
        modules.set(this.#load, module);
        this.#take(module);
        this.#host.requestUpdate();
      },
      () => {
        // The element works without it; the loader has said so in the console.
        this.isMissing = true;
        this.#host.requestUpdate();
      },
    );
  }

  #take(module: M): void {
    if (this.part) return;
    this.part = this.#make(module);
    adoptLate(this.#host, this.part.styles);
  }
}

/** Adds styles that came late to those of an element, once. */
export function adoptLate(host: ReactiveElement, styles: CSSResult | undefined): void {
  const sheet = styles?.styleSheet;
  const sheets = host.shadowRoot?.adoptedStyleSheets;
  if (sheet && sheets && !sheets.includes(sheet)) sheets.push(sheet);
}
