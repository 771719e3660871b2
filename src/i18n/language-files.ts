/** Loads the texts of each language that ships beside English, by its primary tag; each is a lazy file of its own. */
export const languageFiles = {
  ar: () => import('./lang/ar.lazy.ts'),
  de: () => import('./lang/de.lazy.ts'),
  es: () => import('./lang/es.lazy.ts'),
  fr: () => import('./lang/fr.lazy.ts'),
  it: () => import('./lang/it.lazy.ts'),
  nl: () => import('./lang/nl.lazy.ts'),
  pt: () => import('./lang/pt.lazy.ts'),
  ru: () => import('./lang/ru.lazy.ts'),
  tr: () => import('./lang/tr.lazy.ts'),
  uk: () => import('./lang/uk.lazy.ts'),
  zh: () => import('./lang/zh.lazy.ts'),
};
