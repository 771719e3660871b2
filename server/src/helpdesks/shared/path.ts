/** Paths below the address of a helpdesk, of parts that may come from a customer. */

/**
 * A path of parts, each percent-encoded: `` path`/ticket/${id}` ``. A part is never empty and has no dots alone, so that it stays one part of
 * the path. Ids of customers are checked against the helpdesk's own form before (`isId`); this is the second lock.
 *
 * @throws TypeError for a part that would be another path
 */
export function path(literals: TemplateStringsArray, ...parts: readonly (string | number)[]): string {
  return literals.reduce((before, literal, index) => {
    const part = String(parts[index - 1]);
    if (part === '' || /^\.+$/.test(part)) throw new TypeError('Not a part of a path');
    return before + encodeURIComponent(part) + literal;
  });
}

/** With a query; members without a value are left out. */
export function withQuery(
  base: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size ? `${base}?${search.toString()}` : base;
}
