import type { ReactiveController } from 'lit';
import type { Desk } from '../../state/desk.ts';
import {
  formatRoute,
  PARAMETER,
  parseRoute,
  readHash,
  takesParameters,
  writeHash,
  type Route,
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
  #desk: Desk | undefined;
  #written: string | undefined;

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
    this.#desk = this.#written = undefined;
  }

  hostUpdate(): void {
    const desk = this.#host.desk;
    if (this.#host.routing !== 'hash' || !desk || desk === this.#desk) return;
    this.#desk = desk;
    // At load the hash wins over the attributes.
    const route = this.#current();
    if (route?.filter) desk.choose(route.filter);
    if (route) desk.show(route.view);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { desk } = host;
    if (host.routing !== 'hash' || !desk) return;
    const value = formatRoute({ view: desk.view, filter: desk.list.snapshot.filter });
    if (value === this.#written) return;
    const isFirst = this.#written === undefined;
    const before = parseRoute(this.#written ?? '')?.view;
    this.#written = value;
    if (value === this.#value()) return;
    // The first view is no step in the history.
    const url = writeHash(location.hash, value) || undefined;
    if (isFirst) {
      // The list of open requests is the default and needs no parameter, unless only the history state can hold the view.
      if (value !== 'list' || !takesParameters(location.hash))
        history.replaceState(stateWith(value), '', url);
    } else if (before?.name === 'thread' && desk.currentKey(before.key) === host.request) {
      // The request that was open has another key now: "back" must not lead to the old one, which leads here again.
      history.replaceState(stateWith(value), '', url);
    } else history.pushState(stateWith(value), '', url);
  }

  /** The parameter of the hash, or where the hash is the page's own, that of the history state. */
  #value(): string | undefined {
    const own = readHash(location.hash);
    if (own !== undefined || takesParameters(location.hash)) return own;
    const value = (history.state as Record<string, unknown> | null)?.[PARAMETER];
    return typeof value === 'string' ? value : undefined;
  }

  #current(): Route | undefined {
    return parseRoute(this.#value() ?? '');
  }

  readonly #onPopState = (): void => {
    const desk = this.#host.desk;
    if (this.#host.routing !== 'hash' || !desk) return;
    if (!takesParameters(location.hash) && this.#value() === undefined) {
      // A link to an anchor of the page does not change the view; going back to it must not either.
      history.replaceState(stateWith(this.#written ?? 'list'), '');
      return;
    }
    const route = this.#current() ?? { view: { name: 'list' }, filter: 'open' };
    const { filter } = desk.list.snapshot;
    this.#written = formatRoute({ filter, ...route });
    if (this.#written === formatRoute({ view: desk.view, filter })) return;
    if (route.filter) desk.choose(route.filter);
    this.#host.go(route.view);
    this.#host.requestUpdate();
  };
}
