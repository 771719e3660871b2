/**
 * JSON of plain data, also on a page where an old library has given arrays a `toJSON` of its own, which makes strings of them:
 * a replacer is asked after it, and still finds the value itself in its holder.
 */
export const toJson = (data: unknown): string =>
  JSON.stringify(data, function (this: Record<string, unknown>, key: string) {
    return this[key];
  });
