import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Desk, View } from '../../state/desk.ts';
import {
  formatRoute,
  PARAMETER,
  parseRoute,
  readHash,
  takesParameters,
  writeHash,
  type Route,
} from './hash-parameter.ts';

/** The page's own history state with the view beside it; one that is no plain object is left as it is. */
function stateWith(value: string): unknown {
  const state: unknown = history.state;
  const isPlain = typeof state === 'object' && (!state || Object.getPrototypeOf(state) === Object.prototype);
  return isPlain ? { ...state, [PARAMETER]: value } : state;
}

/** The element whose view is in the hash. */
export interface RoutedElement extends ReactiveControllerHost {
  readonly routing: 'hash' | 'none';
  readonly desk: Desk | undefined;
  /** Goes to another view because the person asked. */
  go(view: View): void;
}

/** Keeps the view in the page's hash, and follows back and forward. */
export class HashRouting implements ReactiveController {
  readonly #host: RoutedElement;
  #desk: Desk | undefined;
  #written: string | undefined;

  constructor(host: RoutedElement) {
    this.#host = host;
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#travel);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#travel);
    this.#desk = this.#written = undefined;
  }

  hostUpdate(): void {
    const desk = this.#host.desk;
    if (this.#host.routing !== 'hash' || !desk || desk === this.#desk) return;
    this.#desk = desk;
    // At load the hash wins over the attributes.
    const route = this.#current();
    if (route) this.#apply(desk, route);
  }

  hostUpdated(): void {
    const desk = this.#host.desk;
    if (this.#host.routing !== 'hash' || !desk) return;
    const value = formatRoute({ view: desk.view, filter: desk.list.snapshot.filter });
    if (value === this.#written) return;
    const first = this.#written === undefined;
    this.#written = value;
    if (value === this.#value()) return;
    // The first one only tells what is there already: no step back leads out of it.
    const url = writeHash(location.hash, value) || undefined;
    if (first) {
      // The way every list begins needs no word, unless there is no other way to know it again.
      if (value !== 'list' || !takesParameters(location.hash))
        history.replaceState(stateWith(value), '', url);
    } else history.pushState(stateWith(value), '', url);
  }

  /** The hash, or where that is somebody else's, what history keeps. */
  #value(): string | undefined {
    const own = readHash(location.hash);
    if (own !== undefined || takesParameters(location.hash)) return own;
    const kept = (history.state as Record<string, unknown> | null)?.[PARAMETER];
    return typeof kept === 'string' ? kept : undefined;
  }

  #current(): Route | undefined {
    const value = this.#value();
    return value === undefined ? undefined : parseRoute(value);
  }

  readonly #travel = (): void => {
    const desk = this.#host.desk;
    if (this.#host.routing !== 'hash' || !desk) return;
    if (!takesParameters(location.hash) && this.#value() === undefined) {
      // A link of the page to a place of its own says nothing about the view. It stays, also for coming back.
      history.replaceState(stateWith(this.#written ?? 'list'), '');
      return;
    }
    const route = this.#current() ?? { view: { name: 'list' }, filter: 'open' };
    const value = formatRoute({ filter: desk.list.snapshot.filter, ...route });
    const now = formatRoute({ view: desk.view, filter: desk.list.snapshot.filter });
    this.#written = value;
    if (value === now) return;
    if (route.filter) desk.choose(route.filter);
    this.#host.go(route.view);
    this.#host.requestUpdate();
  };

  #apply(desk: Desk, { view, filter }: Route): void {
    if (filter) desk.choose(filter);
    desk.show(view);
  }
}
