import { withDeadline } from '../time/deadline.ts';
import { languageFiles } from './language-files.ts';
import { en } from './en.ts';
import { stringsChanged } from './lang-watch.ts';
import { comparable } from './locale.ts';
import type { LanguageTexts } from './texts.ts';

/** How long a language's file may take, in milliseconds, before English is shown; until then the previous language stays, or nothing is rendered. */
const LOAD_TIMEOUT = 3_000;

const languages = new Map<string, LanguageTexts>([['en', en]]);
const loading: Record<string, Promise<void> | undefined> = {};
const files: Record<string, (() => Promise<{ texts: LanguageTexts }>) | undefined> = languageFiles;

/** The strings of exactly this tag, in lower case; `undefined` while they are not loaded. */
export const textsOf = (tag: string): LanguageTexts | undefined => languages.get(tag);

/**
 * Adds a language, or a regional form of one, for all elements, those on the page included; it replaces a language that ships
 * with the package.
 *
 *     registerLanguage('pl', { 'form.send': 'Wyślij', … });
 *
 * Keys, placeholders and defaults are those of the English texts; a text that is absent falls back to English. One with
 * several forms has them by the plural categories of `Intl.PluralRules`. The property `strings` of an element goes before it.
 *
 * @param lang BCP 47 tag; `pl` also serves `pl-PL`
 */
export function registerLanguage(lang: string, texts: LanguageTexts): void {
  languages.set(comparable(lang), texts);
  stringsChanged();
}

/**
 * Loads the file of a language where it has one that is not loaded yet. Where the file cannot be loaded, English is used.
 *
 * @returns what to wait for before strings are rendered; `undefined` where there is nothing to wait for
 */
export function loadStrings(lang: string): Promise<void> | undefined {
  const tag = lang.replace(/-.*/, '');
  const load = files[tag];
  if (load && !languages.has(tag) && !(tag in loading)) {
    const loaded = load().then(({ texts }) => {
      // The page may have registered its own meanwhile.
      if (!languages.has(tag)) registerLanguage(tag, texts);
    });
    const settle = () => {
      loading[tag] = undefined;
      stringsChanged();
    };
    loading[tag] = withDeadline(LOAD_TIMEOUT, undefined, () => loaded).then(settle, settle);
  }
  return loading[tag];
}
