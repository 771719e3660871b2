/**
 * Readers of single values that a helpdesk has answered. Nothing of it is trusted: a value of another type counts as absent, `undefined`,
 * or an empty list or object.
 */

export type Raw = Readonly<Record<string, unknown>>;

export const raw = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
export const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** Without empty texts. */
export const filled = (value: unknown): string | undefined => text(value) || undefined;
export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** A whole number from 0, also as a text. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** An id as a text, whether the helpdesk answers with a number or a text; `undefined` where it does not have the helpdesk's form. */
export function idOf(value: unknown, form: RegExp): string | undefined {
  const id = typeof value === 'number' ? String(value) : value;
  return typeof id === 'string' && form.test(id) ? id : undefined;
}

/** Milliseconds since the epoch. A time before 1990 is one that was never set. */
export function time(value: unknown): number | undefined {
  const at = Date.parse(text(value) ?? '');
  return at > Date.UTC(1990) ? at : undefined;
}
