/**
 * The value of a custom field; empty where it has none. Ids are the server's own words: `toString` and `__proto__` are among the members that
 * every object inherits.
 */
export const valueOf = (values: Readonly<Record<string, string>> | undefined, id: string): string =>
  values && Object.hasOwn(values, id) ? (values[id] ?? '') : '';
