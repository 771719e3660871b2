/**
 * Everything outside the main job, each in a file of its own beside the main one. The build leaves these imports as
 * they are: they resolve against the script's own URL, in a classic script as in a module.
 */
export const loadBackground = () => import('./lazy/background.ts');
export const loadExtras = () => import('./lazy/extras.ts');
export const loadBrand = () => import('./lazy/brand.ts');
export const loadHashRouting = () => import('./lazy/hash-routing.ts');
export const loadLease = () => import('./lazy/lease.ts');
export const loadLinks = () => import('./lazy/links.ts');
export const loadPictureViewer = () => import('./lazy/picture-viewer.ts');
export const loadRichText = () => import('./lazy/rich-text.ts');
export const loadThumbnails = () => import('./lazy/thumbnails.ts');

/** The words of every language but English, by its primary tag. */
export const languageFiles = {
  ar: () => import('./lazy/lang/ar.ts'),
  de: () => import('./lazy/lang/de.ts'),
  es: () => import('./lazy/lang/es.ts'),
  fr: () => import('./lazy/lang/fr.ts'),
  it: () => import('./lazy/lang/it.ts'),
  nl: () => import('./lazy/lang/nl.ts'),
  pt: () => import('./lazy/lang/pt.ts'),
  ru: () => import('./lazy/lang/ru.ts'),
  tr: () => import('./lazy/lang/tr.ts'),
  uk: () => import('./lazy/lang/uk.ts'),
  zh: () => import('./lazy/lang/zh.ts'),
};
