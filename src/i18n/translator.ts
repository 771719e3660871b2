import { en, type Text } from './en.ts';
import { textsOf } from './languages.ts';
import { comparable, formatLocale } from './locale.ts';
import type { LanguageTexts, TextKey } from './texts.ts';

/** Overrides of strings: by key for every language, or by language and key. */
export type StringOverrides = LanguageTexts | { readonly [lang: string]: LanguageTexts };

/** Values for the placeholders of a text; `count` also selects the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The strings of one language, with the page's overrides before the built-in ones. */
export class Translator {
  /** BCP 47 tag of the texts themselves: `en` where the language has none. */
  readonly lang: string;
  /** The first table that has a text wins. */
  readonly #tables: readonly LanguageTexts[];
  readonly #replaced: readonly LanguageTexts[];
  #locale: string | undefined;

  constructor(lang: string, overrides: StringOverrides = {}) {
    const tags = [lang, lang.replace(/-.*/, '')].map(tag => tag.toLowerCase());
    const byLang = overrides as Record<string, unknown>;
    const table = (tag: string) => {
      const key = Object.keys(byLang).find(name => comparable(name) === tag && !(name in en));
      return key === undefined ? undefined : (byLang[key] as LanguageTexts);
    };
    const own = tags.flatMap(tag => table(tag) ?? []);
    const builtIn = tags.flatMap(tag => textsOf(tag) ?? []);
    this.#replaced = [...own, overrides];
    this.#tables = [...this.#replaced, ...builtIn, en];
    // More tables than the overrides for every language and English: there are texts in this language.
    this.lang = this.#tables.length > 2 ? lang : 'en';
  }

  /** For `Intl`: the customer's own variant of the language. */
  get locale(): string {
    return (this.#locale ??= formatLocale(this.lang));
  }

  /** Whether the page or the brand has a text of its own for `key`. */
  isReplaced(key: TextKey): boolean {
    return this.#replaced.some(table => (table[key] ?? undefined) !== undefined);
  }

  /** The text for `key`, with its placeholders filled in. */
  t(key: TextKey, values: TextValues = {}): string {
    const table = this.#tables.find(candidate => (candidate[key] ?? undefined) !== undefined);
    const text: Text = table?.[key] ?? key;
    const { count } = values;
    // `PluralRules` are slow to create and few texts need them.
    const sentence =
      typeof text === 'string'
        ? text
        : (text[new Intl.PluralRules(this.locale).select(Number(count ?? 0))] ?? text.other);
    return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? value.toLocaleString(this.locale) : (value ?? placeholder);
    });
  }
}
