import type { KnownBrand } from './parse-brand.ts';

const mix = (percent: number) => `color-mix(in srgb, currentcolor ${percent}%, transparent)`;

/** What a colour is in a light desk where a brand sets the dark one alone (as in src/styles/tokens.ts). */
const LIGHT: Readonly<Record<string, string>> = {
  'color-accent': '#2457d6',
  'color-surface': 'transparent',
  'color-field': 'transparent',
  'color-text-quiet': mix(74),
  'color-border': mix(18),
  'color-border-strong': mix(52),
  'color-danger': '#b3261e',
  'color-ok': '#1b6b3a',
  'color-status-open': 'var(--sr-ok)',
  'color-status-updated': 'var(--sr-accent)',
};

/** A desk with a scheme of its own stands on a ground of its own (src/styles/base.ts). */
const OWN_GROUND: Readonly<Record<string, string>> = {
  'color-surface': 'Canvas',
  'color-text': 'CanvasText',
};

/**
 * The brand's custom properties as a sheet for an element's own root: weaker than whatever the page sets on the element
 * from outside. Colours follow the scheme by `light-dark()`, wherever that comes from: `theme`, or the page's color-scheme.
 */
export function tokenSheet({ tokens, tokensDark }: KnownBrand): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const [any, own] = [':host', ":host(:is([theme='light'], [theme='dark']))"].map((selector, index) => {
    sheet.insertRule(`${selector}{}`, index);
    const { style } = sheet.cssRules[index] as CSSStyleRule;
    // A value that is none is left out by the parser, and can't end the rule.
    return (name: string, value: string) => style.setProperty(`--support-${name}`, value);
  });
  for (const [name, value] of Object.entries(tokens)) any?.(name, value);
  for (const [name, dark] of Object.entries(tokensDark)) {
    if (!name.startsWith('color-')) continue;
    const light = tokens[name];
    any?.(name, `light-dark(${light ?? LIGHT[name] ?? 'currentcolor'}, ${dark})`);
    const ground = OWN_GROUND[name];
    if (!light && ground) own?.(name, `light-dark(${ground}, ${dark})`);
  }
  return sheet;
}
