/** A tag for comparisons: `pt-br`, also for `pt_BR`. */
export const comparable = (tag: string): string => tag.replace(/_/g, '-').toLowerCase();

/** The tag in the form of `Intl`, such as `pt-BR`; `undefined` where it is not valid. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * What a page means by its `lang`: also the name of a POSIX locale (`pt_BR.UTF-8@euro`: The Open Group Base Specifications, 8.2),
 * and what only begins with a language. `en` where there is none.
 */
function meant(lang: string): string {
  const [whole = '', language = ''] = /^([a-z]+)[a-z0-9-]*/.exec(comparable(lang.trim())) ?? [];
  return canonical(whole) ?? canonical(language) ?? 'en';
}

/** The language of the page around an element: the nearest `lang`, through shadow hosts; `en` where there is none. */
export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node;) {
    const found: Element | null = node.closest('[lang]');
    if (found) return meant(found.getAttribute('lang') ?? '');
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}

/**
 * The locale in which dates and numbers are formatted: for a language without a region, such as `en`, the customer's own
 * variant of it (`en-GB`), since dates and clocks differ by region.
 */
export function formatLocale(lang: string): string {
  if (lang.includes('-')) return lang;
  // Chromium in a POSIX locale offers `en-US@posix`, which `Intl` refuses.
  return navigator.languages.map(canonical).find(tag => tag?.split('-')[0] === lang) ?? lang;
}
