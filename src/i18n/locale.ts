/** The tag in the form of `Intl`, such as `pt-BR`; `en` where it is not valid. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The language of the page around an element: the nearest `lang`, through shadow hosts; `en` where there is none. */
export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node;) {
    const found: Element | null = node.closest('[lang]');
    if (found) return canonical(found.getAttribute('lang')?.trim() || 'en');
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
  return navigator.languages.map(canonical).find(tag => tag.split('-')[0] === lang) ?? lang;
}
