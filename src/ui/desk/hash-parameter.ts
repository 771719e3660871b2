import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from '../../state/list/status-filters.ts';
import type { Desk, View } from '../../state/desk.ts';

/** The name of the parameter in the page's hash. */
export const PARAMETER = 'support';
const RESERVED = /^(list|new|key:.*|list:.*)$/;

/** A view with its filter, as the hash has it. */
export interface Route {
  readonly view: View;
  readonly filter?: StatusFilter | undefined;
}

/** How the page's address was applied to a desk. */
export interface AppliedRoute {
  readonly desk: Desk;
  /** What the address had then; see {@link currentValue}. */
  readonly value: string | undefined;
  /** What the desk showed after that, as a value of `support=`. */
  readonly shown: string;
}

/** The value of `support=` for a view. */
export function formatRoute({ view, filter }: Route): string {
  if (view.name === 'new') return 'new';
  if (view.name === 'list') return filter && filter !== 'open' ? `list:${filter}` : 'list';
  return encodeURIComponent(RESERVED.test(view.key) ? `key:${view.key}` : view.key).replace(/%3A/gi, ':');
}

/** The view for a value of `support=`; `undefined` where it is not valid. */
export function parseRoute(value: string): Route | undefined {
  let text: string;
  try {
    text = decodeURIComponent(value);
  } catch {
    return undefined;
  }
  if (text === '') return undefined;
  if (text === 'new') return { view: { name: 'new' } };
  if (/^list(:|$)/.test(text)) {
    const filter = STATUS_FILTERS.find(name => text.endsWith(name)) ?? 'open';
    return { view: { name: 'list' }, filter };
  }
  return { view: { name: 'thread', key: text.startsWith('key:') ? text.slice(4) : text } };
}

const pairs = (hash: string): string[] => hash.replace(/^#/, '').split('&').filter(Boolean);

/** Whether a hash is empty or a list of `name=value`, so that a parameter can be added. */
export const takesParameters = (hash: string): boolean => pairs(hash).every(pair => /^[^=/]+=/.test(pair));

/** The value of `support=` in a hash. */
export function readHash(hash: string): string | undefined {
  if (!takesParameters(hash)) return undefined;
  return pairs(hash)
    .find(pair => pair.startsWith(`${PARAMETER}=`))
    ?.slice(PARAMETER.length + 1);
}

/** The hash with `support=` set and all else unchanged; a hash of another form stays as it is. */
export function writeHash(hash: string, value: string): string {
  if (!takesParameters(hash)) return hash;
  const others = pairs(hash).filter(pair => !pair.startsWith(`${PARAMETER}=`));
  return `#${[...others, `${PARAMETER}=${value}`].join('&')}`;
}

/**
 * The page's address with another value of `support=`. Absolute, since a `<base>` would lead a hash alone to another page.
 *
 * @see https://html.spec.whatwg.org/multipage/semantics.html#the-base-element
 */
export const addressWith = (value: string): string =>
  new URL(writeHash(location.hash, value), location.href).href;

/** The address of a request; `undefined` where the hash is the page's own and takes no parameter. */
export const addressOfRequest = (key: string): string | undefined =>
  takesParameters(location.hash) ? addressWith(formatRoute({ view: { name: 'thread', key } })) : undefined;

/** The value of `support=` in the hash, or where the hash is the page's own, in the history state. */
export function currentValue(): string | undefined {
  const own = readHash(location.hash);
  if (own !== undefined || takesParameters(location.hash)) return own;
  const value = (history.state as Record<string, unknown> | null)?.[PARAMETER];
  return typeof value === 'string' ? value : undefined;
}

/** What a desk shows, as a value of `support=`. */
export const shownBy = ({ view, list }: Desk): string => formatRoute({ view, filter: list.snapshot.filter });

/** Shows what the address says, where it says something. At load it wins over the attributes. */
export function applyRoute(desk: Desk): AppliedRoute {
  const value = currentValue();
  const route = parseRoute(value ?? '');
  if (route?.filter) desk.choose(route.filter);
  if (route) desk.show(route.view);
  return { desk, value, shown: shownBy(desk) };
}
