import type { Translator } from './translator.ts';

/** A part of a whole in percent, at most 100: "42%". */
export const percent = ({ locale }: Translator, part: number, whole: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(whole > 0 ? Math.min(1, part / whole) : 0);

/** Items as a list of alternatives: "png, jpg or pdf". */
export const oneOf = ({ locale }: Translator, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
