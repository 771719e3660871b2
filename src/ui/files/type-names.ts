import { endingOf } from '../../attachments/endings.ts';
import { oneOf } from '../../i18n/format-uploads.ts';
import type { Translator } from '../../i18n/translator.ts';

/** One entry of `<input accept>` in words: "pictures" for `image/*`, "CSV" for `text/csv` and `.csv`. */
function typeName(translator: Translator, entry: string): string {
  const [, main, subtype = ''] = /^(image|video|audio|text)\/(\*|plain)/.exec(entry) ?? [];
  if (main && (subtype === '*' || main === 'text')) return translator.t(`types.${main as 'text'}`);
  return endingOf(entry).toUpperCase();
}

/** The types that are accepted, as a list of alternatives in words: "pictures, CSV, or PDF". */
export const acceptedTypes = (translator: Translator, accepted: readonly string[]): string => {
  const names = accepted.map(entry => typeName(translator, entry.trim().toLowerCase()));
  return oneOf(translator, [...new Set(names)]);
};
