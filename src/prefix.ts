/** The standalone file reads it from its script tag (scripts/build/prefix.js); nothing else has it. */
declare const __prefix: string | undefined;

/**
 * Stands before every name that others can see: the tags, and with `-requests` behind it the database, the names in
 * localStorage, the channels and the locks. A reseller has one of their own.
 */
export let prefix: string = typeof __prefix === 'string' ? __prefix : 'support';

/** The name of what is kept in the browser, and the tag of the whole desk. */
export const ownName = (): string => `${prefix}-requests`;

/** Another prefix for all that is named from now on. */
export function usePrefix(value: string): void {
  prefix = value;
}
