import type { ReactiveController } from 'lit';
import {
  addressWith,
  currentValue,
  formatRoute,
  PARAMETER,
  parseRoute,
  shownBy,
  takesParameters,
  type AppliedRoute,
} from './hash-parameter.ts';
import type { SupportRequests } from './support-requests.ts';

/** The page's history state with the view added; a state that is no plain object is left as it is. */
function stateWith(value: string): unknown {
  const state: unknown = history.state;
  const isPlain = typeof state === 'object' && (!state || Object.getPrototypeOf(state) === Object.prototype);
  return isPlain ? { ...state, [PARAMETER]: value } : state;
}

/** Writes the view to the page's hash, and applies the hash when the customer goes back or forward. */
export class HashRouting implements ReactiveController {
  readonly #host: SupportRequests;
  #applied: AppliedRoute | undefined;
  /** The value of `support=` for the view that was written last. */
  #written = '';

  constructor(host: SupportRequests) {
    this.#host = host;
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopState);
  }

  /** Before the new view is rendered: the browser stores with the old entry how far the page is scrolled now. */
  hostUpdate(): void {
    const { appliedRoute } = this.#host;
    if (!appliedRoute) return;
    if (appliedRoute !== this.#applied) this.#begin(appliedRoute);
    const value = shownBy(appliedRoute.desk);
    if (value === this.#written) return;
    const before = parseRoute(this.#written)?.view;
    this.#written = value;
    if (value === currentValue()) return;
    const { desk } = appliedRoute;
    const { view } = desk;
    // The request that was open has another key now: "back" must not lead to the old one, which leads here again.
    const isMoved =
      before?.name === 'thread' && view.name === 'thread' && desk.currentKey(before.key) === view.key;
    history[isMoved ? 'replaceState' : 'pushState'](stateWith(value), '', addressWith(value));
  }

  #begin(applied: AppliedRoute): void {
    this.#applied = applied;
    this.#written = applied.shown;
    // A link of the page was followed before this file was loaded.
    if (currentValue() !== applied.value) return this.#onPopState();
    // The list of open requests is the default and needs no parameter, unless only the history state can hold the view.
    const isDefault = applied.shown === 'list' && takesParameters(location.hash);
    // The first view is no step in the history.
    if (applied.shown !== applied.value && !isDefault)
      history.replaceState(stateWith(applied.shown), '', addressWith(applied.shown));
  }

  readonly #onPopState = (): void => {
    const desk = this.#host.appliedRoute?.desk;
    if (!desk) return;
    const value = currentValue();
    if (!takesParameters(location.hash) && value === undefined) {
      // A link to an anchor of the page does not change the view; going back to it must not either.
      history.replaceState(stateWith(this.#written), '');
      return;
    }
    const route = parseRoute(value ?? '') ?? { view: { name: 'list' }, filter: 'open' };
    this.#written = formatRoute({ filter: desk.list.snapshot.filter, ...route });
    if (this.#written === shownBy(desk)) return;
    if (route.filter) desk.choose(route.filter);
    this.#host.go(route.view);
    this.#host.requestUpdate();
  };
}
