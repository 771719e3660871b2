import type { ParsedBrand } from './parse-brand.ts';

const mix = (percent: number) => `color-mix(in srgb, currentcolor ${percent}%, transparent)`;

/** The default of a colour in a light desk, where a brand sets only the dark one (as in src/styles/tokens.ts). */
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
  'color-status-awaiting': 'var(--sr-warn)',
};

/** The defaults of a desk with its own `theme`, which has a background of its own (src/styles/base.ts). */
const OWN_BACKGROUND: Readonly<Record<string, string>> = {
  'color-surface': 'Canvas',
  'color-text': 'CanvasText',
};

/**
 * The brand's custom properties on the host, as a sheet of its shadow root: what the page sets on the element wins. Colours
 * follow the scheme by `light-dark()`, be it that of `theme` or the page's color-scheme.
 */
export function tokenSheet({ tokens, tokensDark }: ParsedBrand): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const [any, own] = [':host', ":host(:is([theme='light'], [theme='dark']))"].map((selector, index) => {
    sheet.insertRule(`${selector}{}`, index);
    const { style } = sheet.cssRules[index] as CSSStyleRule;
    // The parser drops an invalid value; it cannot end the rule.
    return (name: string, value: string) => style.setProperty(`--support-${name}`, value);
  });
  for (const [name, value] of Object.entries(tokens)) any?.(name, value);
  for (const [name, dark] of Object.entries(tokensDark)) {
    if (!name.startsWith('color-')) continue;
    const light = tokens[name];
    any?.(name, `light-dark(${light ?? LIGHT[name] ?? 'currentcolor'}, ${dark})`);
    const background = OWN_BACKGROUND[name];
    if (!light && background) own?.(name, `light-dark(${background}, ${dark})`);
  }
  return sheet;
}
