import type { SupportElement } from './support-element.ts';

/** Functions that have thrown: each is reported once, not for each row. */
const reported = new WeakSet<object>();

/**
 * The address of a request, where the page gives one: a text or a `URL`. Anything else, and a script in place of an address (keys come
 * from the backend), counts as none.
 */
export function addressOf({ linkFor }: SupportElement, key: string): string | undefined {
  try {
    const given: unknown = linkFor?.(key);
    const address = typeof given === 'string' || given instanceof URL ? String(given) : '';
    return address && new URL(address, document.baseURI).protocol !== 'javascript:' ? address : undefined;
  } catch (error) {
    if (linkFor && !reported.has(linkFor)) {
      reported.add(linkFor);
      reportError(error);
    }
    return undefined;
  }
}
