import { en, type Text, type TextKey } from './en.ts';
import { textsOf, type LanguageTexts } from './languages.ts';
import { personalLocale } from './locale.ts';

/** Text overrides: for one language each, or for whatever language is shown. */
export type StringOverrides = LanguageTexts | { readonly [lang: string]: LanguageTexts };

/** Values for the placeholders of a text; `count` also chooses the plural. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Words of one language, with the page's own in front. */
export class Translator {
  /** BCP 47 tag of the texts themselves. */
  readonly lang: string;
  /** The first that has a text wins. */
  readonly #tables: readonly LanguageTexts[];
  #locale: string | undefined;

  constructor(lang: string, overrides: StringOverrides = {}) {
    const tags = [lang, lang.replace(/-.*/, '')].map(tag => tag.toLowerCase());
    const byLang = overrides as Record<string, unknown>;
    const table = (tag: string) => {
      const key = Object.keys(byLang).find(name => name.toLowerCase() === tag && !(name in en));
      return key === undefined ? undefined : (byLang[key] as LanguageTexts);
    };
    const own = tags.flatMap(tag => table(tag) ?? []);
    const known = tags.flatMap(tag => textsOf(tag) ?? []);
    this.#tables = [...own, overrides, ...known, en];
    // Where there are words beside those for whatever language, and the English ones.
    this.lang = this.#tables.length > 2 ? lang : 'en';
  }

  /** For `Intl`: the person's own variant of the language. */
  get locale(): string {
    return (this.#locale ??= personalLocale(this.lang));
  }

  /**
   * The sentence for `key`.
   */
  t(key: TextKey, values: TextValues = {}): string {
    const table = this.#tables.find(candidate => candidate[key] !== undefined);
    const text: Text = table?.[key] ?? key;
    const { count } = values;
    // Costly to make, and few texts need them.
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
