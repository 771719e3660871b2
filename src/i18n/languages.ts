import { languageFiles } from './language-files.ts';
import { en, type Text, type TextKey } from './en.ts';
import { stringsChanged } from './lang-watch.ts';

/** A language beside English. What it lacks is said in English. */
export type LanguageTexts = { readonly [key in TextKey]?: Text };

/** How long nothing, or the language before, is shown instead of English while a file comes, in milliseconds. */
const PATIENCE = 3_000;

/** Waits for `work`, but not for too long. */
export const inTime = (work: Promise<unknown>, patience = PATIENCE): Promise<unknown> =>
  Promise.race([work, new Promise(done => setTimeout(done, patience))]);

const languages = new Map<string, LanguageTexts>([['en', en]]);
const waits: Record<string, Promise<void> | undefined> = {};
const files: Record<string, (() => Promise<{ texts: LanguageTexts }>) | undefined> = languageFiles;

/** The words of exactly this tag, in lower case, as far as they are here. */
export const textsOf = (tag: string): LanguageTexts | undefined => languages.get(tag);

/**
 * Teaches all elements a language, or a regional form of one, at once and for those that come; it takes the place of a
 * language that ships with the package.
 *
 *     registerLanguage('pl', { 'form.send': 'Wyślij', … });
 *
 * Keys, placeholders and defaults are those of the English texts; a text that is absent is said in English. One with
 * several forms has them by the plural categories of `Intl.PluralRules`. The property `strings` of an element goes before it.
 *
 * @param lang BCP 47 tag; `pl` serves `pl-PL`, too
 */
export function registerLanguage(lang: string, texts: LanguageTexts): void {
  languages.set(lang.toLowerCase(), texts);
  stringsChanged();
}

/**
 * Loads the file of a language where there is one that is needed. A file that can't be loaded leaves English.
 *
 * @returns what to wait for before words are shown; `undefined` when nothing is to come, or it took too long
 */
export function loadStrings(lang: string): Promise<void> | undefined {
  const tag = lang.replace(/-.*/, '');
  const load = files[tag];
  if (load && !languages.has(tag) && !(tag in waits)) {
    waits[tag] = inTime(
      load().then(
        // Whatever the page has registered meanwhile is its own.
        ({ texts }) => languages.has(tag) || registerLanguage(tag, texts),
        () => {},
      ),
    ).then(() => {
      waits[tag] = undefined;
      stringsChanged();
    });
  }
  return waits[tag];
}
