/** What the key of a request looks like where none is known yet: `CS-295900`. */
const USUAL = /^[a-z][a-z\d]*-\d+$/i;

/**
 * The key that somebody typed, as the backend writes it; `undefined` where it is none.
 *
 * @param known keys of the backend's own, which tell what a key looks like there: its number alone is then enough
 * @param anything whether whatever is one word may be a key
 */
export function keyOf(text: string, known: readonly string[], anything: boolean): string | undefined {
  const typed = text.trim();
  const same = known.find(key => key.toLowerCase() === typed.toLowerCase());
  if (same !== undefined) return same;
  const prefixes = new Set(known.flatMap(key => /^(.*\D)\d+$/.exec(key)?.[1] ?? []));
  for (const prefix of prefixes) {
    if (!typed.toLowerCase().startsWith(prefix.toLowerCase())) continue;
    const number = typed.slice(prefix.length);
    if (/^\d+$/.test(number)) return prefix + number;
  }
  // A number may belong to any of them.
  if (/^\d+$/.test(typed) && prefixes.size === 1) return [...prefixes].join('') + typed;
  if (USUAL.test(typed)) return typed.toUpperCase();
  return anything && /^\S+$/.test(typed) ? typed : undefined;
}
