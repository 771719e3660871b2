/** The element's own words, faint in the fields that replace them. */
import { en, type Text } from '../../src/i18n/en.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';
import { stringKeys } from './brand.ts';
import { all, one } from './dom.ts';
import { languages, localized, valueOf, type Language, type Localized, type State } from './state.ts';

type Words = Partial<Record<string, Text>>;

/** English where the file of the language does not come. */
async function wordsOf(lang: Language): Promise<Words> {
  try {
    return lang === 'en' ? en : (await languageFiles[lang]()).texts;
  } catch {
    return en;
  }
}

/** What stands in a field's place while it is empty: the element's words, or those that another language has. */
function placeholderOf(name: Localized, state: State, words: Words): string {
  const text = name in stringKeys ? words[stringKeys[name as keyof typeof stringKeys]] : undefined;
  if (typeof text === 'string') return text;
  const given = (Object.keys(languages) as Language[]).map(lang => state[`${name}.${lang}`]).find(Boolean);
  if (given) return given;
  return name.endsWith('-label') ? 'Words' : '';
}

let newest: State | undefined;

export async function showWords(state: State): Promise<void> {
  newest = state;
  const lang = valueOf(state, 'lang') as Language;
  one('[data-language-name]').textContent = languages[lang];
  const words = await wordsOf(lang);
  if (newest !== state) return;
  for (const field of all<HTMLInputElement>('[data-localized]')) {
    const name = localized.find(each => each === field.dataset['key']);
    if (name) field.placeholder = placeholderOf(name, state, words);
    field.lang = lang;
    field.dir = 'auto';
  }
}
