/** The usual form of a request's key, where none is loaded yet: `CS-295900`. */
const USUAL = /^[a-z][a-z\d]*-\d+$/i;

/**
 * The key that was typed, in the backend's spelling; `undefined` where the text is none.
 *
 * @param loaded keys of the backend; if they have one prefix, the number alone is enough
 * @param anything whether any single word may be a key
 */
export function keyOf(text: string, loaded: readonly string[], anything: boolean): string | undefined {
  const typed = text.trim();
  const same = loaded.find(key => key.toLowerCase() === typed.toLowerCase());
  if (same !== undefined) return same;
  const prefixes = new Set(loaded.flatMap(key => /^(.*\D)\d+$/.exec(key)?.[1] ?? []));
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
