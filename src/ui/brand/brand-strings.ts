import type { BrandText } from './brand.ts';
import type { LanguageTexts } from '../../i18n/texts.ts';
import type { StringOverrides } from '../../i18n/translator.ts';
import { parseTexts, type ParsedBrand } from './parse-brand.ts';

/** A language's tag, then that without its region, in lower case. */
const tagsOf = (lang: string): string[] => [lang, lang.replace(/-.*/, '')].map(tag => tag.toLowerCase());

/** A text in this language, else in English, else in the first one. */
export function textIn(text: BrandText, lang: string): string {
  if (typeof text === 'string') return text;
  const tag = [...tagsOf(lang), 'en'].find(candidate => candidate in text);
  return (tag === undefined ? Object.values(text)[0] : text[tag]) ?? '';
}

/** Overrides of the built-in texts for a language: the page's own before the brand's. */
export function brandStrings(
  { texts, agentAlias }: ParsedBrand,
  lang: string,
  own: StringOverrides | undefined,
): StringOverrides {
  const tags = tagsOf(lang);
  const tablesOf = ({ byLang }: ParsedBrand['texts']): LanguageTexts[] =>
    tags.map(tag => byLang[tag]).filter(table => table !== undefined);
  const page = parseTexts(own);
  // An author without a name is shown by role.
  const alias: LanguageTexts[] = agentAlias === undefined ? [] : [{ 'role.agent': textIn(agentAlias, lang) }];
  const tables = [...tablesOf(page), ...tablesOf(texts)];
  const all = [...tablesOf(page), page.all, ...alias, ...tablesOf(texts), texts.all];
  // The first table that has a text wins.
  const merged = all.reduceRight<LanguageTexts>((texts, table) => ({ ...texts, ...table }), {});
  // By the language's tag, so that it counts as a language that has texts.
  return tables.length > 0 ? { [lang]: merged } : merged;
}
