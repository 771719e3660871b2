/** The standalone file reads it from its script tag (scripts/build/script-start.js); nowhere else is it defined. */
declare const __prefix: string | undefined;

/**
 * Stands before every name that is visible outside: the tags, and with `-requests` behind it the database, the keys in
 * localStorage, the channels and the locks. A reseller has one of their own.
 */
export let prefix: string = typeof __prefix === 'string' ? __prefix : 'support';

/** The name of everything that is stored in the browser, and the tag of the whole desk. */
export const ownName = (): string => `${prefix}-requests`;

/** Sets another prefix for everything that is named from now on. */
export function usePrefix(value: string): void {
  prefix = value;
}
