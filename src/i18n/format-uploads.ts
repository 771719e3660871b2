import { digitsOf, fileSize, unitOf } from './format.ts';
import type { Translator } from './translator.ts';

/** A part of a whole in percent, at most 100: "42%". */
export const percent = ({ locale }: Translator, part: number, whole: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(whole > 0 ? Math.min(1, part / whole) : 0);

/** Items as a list of alternatives: "png, jpg or pdf". */
export const oneOf = ({ locale }: Translator, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);

/** Rounds a size in bytes to so many digits of a unit. */
const rounded = (round: (steps: number) => number, bytes: number, unit: number, digits: number): number => {
  const step = 1024 ** unit / 10 ** digits;
  return round(bytes / step) * step;
};

/** A limit as it is written: in the largest unit of which it has one, and rounded down, so that nothing smaller is refused. */
function writtenLimit(limit: number) {
  let unit = unitOf(limit);
  if (limit < 1024 ** unit) unit--;
  return { unit, bytes: rounded(Math.floor, limit, unit, digitsOf(limit, unit)) };
}

/** A limit in bytes: "4.7 MB" for 5,000,000. */
export function sizeLimit(translator: Translator, limit: number): string {
  const { unit, bytes } = writtenLimit(limit);
  return fileSize(translator, bytes, unit);
}

/** A size, with as many digits as it takes to be above {@link sizeLimit} where it is above the limit, both in bytes: "3.0001 MB". */
export function sizeAbove(translator: Translator, bytes: number, limit: number): string {
  const unit = unitOf(bytes);
  const max = writtenLimit(limit).bytes;
  const isAbove = (digits: number) => rounded(Math.round, bytes, unit, digits) > max;
  if (bytes <= limit || isAbove(digitsOf(bytes, unit))) return fileSize(translator, bytes);
  let digits = 1;
  while (digits < 4 && !isAbove(digits)) digits++;
  return fileSize(translator, rounded(Math.ceil, bytes, unit, digits), unit, digits);
}
