/** What all questions of `init` share. */

/** Asks until the answer is one, or the input ends. */
export type Ask = (
  question: string,
  initial: string,
  check?: (answer: string) => string | undefined,
) => Promise<string>;

/** A value as code. */
export const code = (value: unknown): string => JSON.stringify(value);

export const oneOf =
  (choices: readonly string[]) =>
  (text: string): string | undefined =>
    choices.includes(text) ? undefined : `One of ${choices.join(', ')}, please.`;
