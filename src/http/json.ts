/** A JSON object of unknown members. */
export type Raw = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * JSON of plain data, also on a page where an old library has given arrays a `toJSON` of its own, which makes strings of them:
 * a replacer is asked after it, and still finds the value itself in its holder.
 */
export const toJson = (data: unknown): string =>
  JSON.stringify(data, function (this: Record<string, unknown>, key: string) {
    return this[key];
  });
