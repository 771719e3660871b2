/** Shows the element's own strings as placeholders in the fields that replace them. */
import { en, type Text } from '../../src/i18n/en.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';
import { stringKeys } from './brand.ts';
import { all, one } from './dom.ts';
import { languages, localized, valueOf, type Language, type Localized, type State } from './state.ts';

type Strings = Partial<Record<string, Text>>;

/** The strings of a language; English where its file cannot be loaded. */
async function stringsOf(lang: Language): Promise<Strings> {
  try {
    return lang === 'en' ? en : (await languageFiles[lang]()).texts;
  } catch {
    return en;
  }
}

/** The placeholder of a field: the element's string, else the text that was entered in another language. */
function placeholderOf(name: Localized, state: State, strings: Strings): string {
  const text = name in stringKeys ? strings[stringKeys[name as keyof typeof stringKeys]] : undefined;
  if (typeof text === 'string') return text;
  const given = (Object.keys(languages) as Language[]).map(lang => state[`${name}.${lang}`]).find(Boolean);
  if (given) return given;
  return name.endsWith('-label') ? 'Words' : '';
}

let latest: State | undefined;

export async function showStrings(state: State): Promise<void> {
  latest = state;
  const lang = valueOf(state, 'lang') as Language;
  one('[data-language-name]').textContent = languages[lang];
  const strings = await stringsOf(lang);
  // A later call shows the strings of a newer state.
  if (latest !== state) return;
  for (const field of all<HTMLInputElement>('[data-localized]')) {
    const name = localized.find(each => each === field.dataset['key']);
    if (name) field.placeholder = placeholderOf(name, state, strings);
    field.lang = lang;
    field.dir = 'auto';
  }
}
