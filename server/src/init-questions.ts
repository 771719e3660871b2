/** What all questions of `init` share. The checks say what is wrong with an answer. */

/**
 * Asks until the answer is one, or the input ends.
 *
 * @param initial the answer where none is given
 * @param shown instead of `initial`, where that is a secret
 */
export type Ask = (
  question: string,
  initial: string,
  check?: (answer: string) => string | undefined,
  shown?: string,
) => Promise<string>;

/** A value as code. */
export const code = (value: unknown): string => JSON.stringify(value);

export const isGiven = (text: string): string | undefined => (text ? undefined : 'This is needed.');

/** @param example such as `https://panel.example` */
export const urlLike =
  (example: string) =>
  (text: string): string | undefined =>
    /^https?:\/\/[^/]/.test(text) && URL.canParse(text) ? undefined : `A URL like ${example}, please.`;

export const oneOf =
  (choices: readonly string[]) =>
  (text: string): string | undefined =>
    choices.includes(text) ? undefined : `One of ${choices.join(', ')}, please.`;

export function isTimeZone(text: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return undefined;
  } catch {
    return 'The name of a time zone, such as Europe/Amsterdam, please.';
  }
}
