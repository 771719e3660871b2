import type { CSSResult, ReactiveController, ReactiveElement } from 'lit';
import type { Desk } from '../../state/desk.ts';
import { withDeadline } from '../../time/deadline.ts';

/** The loaded modules, by the function that loads them. */
const modules = new WeakMap<() => Promise<unknown>, unknown>();

/** An element with late parts. */
interface LateHost extends ReactiveElement {
  /** Late parts are not loaded before its first rows are painted. */
  readonly desk: Desk | undefined;
}

/** A piece of an element's UI whose code is in a file of its own. */
export interface LatePart {
  /** Adopted by the host's shadow root before the part is first rendered. */
  readonly styles?: CSSResult | undefined;
}

/**
 * Gives an element a part whose module loads after the desk's first rows are painted, so that it does not delay them:
 *
 *     const loadMenu = () => import('./menu/thread-menu.lazy.ts');
 *     …
 *     readonly #menu = lateView(this, loadMenu, m => new m.ThreadMenu(this));
 *     …
 *     html`<p class="back">… ${this.#menu.part?.render()}</p>`
 *
 * The host renders the part in its own template, and reserves its room where the layout would shift. If the module cannot be
 * loaded, `part` stays `undefined` and the element works without it; it is requested again when the host is reconnected.
 */
export const lateView = <M, P extends object>(
  host: LateHost,
  load: () => Promise<M>,
  make: (module: M) => P & LatePart,
  when: () => boolean = () => true,
  isUrgent = false,
): LateView<M, P> => new LateView(host, { load, make, when, isUrgent });

interface Options<M, P extends object> {
  /** Imports the module; one function for all hosts of a class, so that later hosts have the part at once. */
  readonly load: () => Promise<M>;
  /** Makes the part for this host; called once. */
  readonly make: (module: M) => P & LatePart;
  /** Whether the part is needed; called after each update until it returns true. */
  readonly when: () => boolean;
  /** Whether the module loads at once, for content, instead of after the rows. */
  readonly isUrgent: boolean;
}

export class LateView<M, P extends object> implements ReactiveController {
  /** Absent until its module is loaded. */
  part: (P & LatePart) | undefined;
  readonly #host: LateHost;
  readonly #options: Options<M, P>;
  /** The desk for which the module was requested. */
  #requestedFor: Desk | undefined;

  constructor(host: LateHost, options: Options<M, P>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Retries after a failure. (Chromium does not request a module again that has failed.)
    this.#requestedFor = undefined;
  }

  hostUpdate(): void {
    // A module that another host has loaded is used at once.
    const { load, when } = this.#options;
    const module = modules.get(load) as M | undefined;
    if (module && this.#host.desk && when()) this.#take(module);
  }

  hostUpdated(): void {
    const { desk } = this.#host;
    const { load, when, isUrgent } = this.#options;
    if (this.part || this.#requestedFor === desk || !desk || !when()) return;
    this.#requestedFor = desk;
    (isUrgent ? load() : desk.begun.then(load)).then(
      module => this.#onLoaded(module),
      () => {}, // The element works without it; the loader has reported that in the console.
    );
  }

  /** The part, once its module is loaded; `undefined` where it cannot be, or not within so many milliseconds. */
  async loaded(patience: number): Promise<(P & LatePart) | undefined> {
    if (!this.part) {
      const module = await withDeadline(patience, undefined, this.#options.load).catch(() => undefined);
      if (module) this.#onLoaded(module);
    }
    return this.part;
  }

  #onLoaded(module: M): void {
    modules.set(this.#options.load, module);
    this.#take(module);
    this.#host.requestUpdate();
  }

  #take(module: M): void {
    if (this.part) return;
    this.part = this.#options.make(module);
    adoptLate(this.#host, this.part.styles);
  }
}

/** Adds the styles of a late part to those of an element, once. */
export function adoptLate(host: ReactiveElement, styles: CSSResult | undefined): void {
  const sheet = styles?.styleSheet;
  const sheets = host.shadowRoot?.adoptedStyleSheets;
  if (sheet && sheets && !sheets.includes(sheet)) sheets.push(sheet);
}
