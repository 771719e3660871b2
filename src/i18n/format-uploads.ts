import { fileSize, unitOf } from './format.ts';
import type { Translator } from './translator.ts';

/** A part of a whole in percent, at most 100: "42%". */
export const percent = ({ locale }: Translator, part: number, whole: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(whole > 0 ? Math.min(1, part / whole) : 0);

/** Items as a list of alternatives: "png, jpg or pdf". */
export const oneOf = ({ locale }: Translator, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);

/** A size above a limit, both in bytes, with as many digits as it takes to differ from the limit: "3.0001 MB". */
export function sizeAbove(translator: Translator, bytes: number, limit: number): string {
  const unit = unitOf(bytes);
  const isLikeLimit = (digits: number) =>
    fileSize(translator, bytes, unit, digits) === fileSize(translator, limit, unit, digits);
  if (!isLikeLimit(bytes < 10 * 1024 ** unit ? 1 : 0)) return fileSize(translator, bytes);
  let digits = 1;
  while (digits < 4 && isLikeLimit(digits)) digits++;
  const step = 1024 ** unit / 10 ** digits;
  return fileSize(translator, Math.ceil(bytes / step) * step, unit, digits);
}
