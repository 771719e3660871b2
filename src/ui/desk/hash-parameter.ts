import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from '../../state/list/status-filters.ts';
import type { View } from '../../state/desk.ts';

/** The name of the parameter in the page's hash. */
export const PARAMETER = 'support';
const RESERVED = /^(list|new|key:.*|list:.*)$/;

/** A view with its filter, as the hash has it. */
export interface Route {
  readonly view: View;
  readonly filter?: StatusFilter | undefined;
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
