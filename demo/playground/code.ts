/** The code that the playground generates: a CSS rule, a JSON file, a script tag. */
import { brandOf } from './brand.ts';
import { colours, valueOf, type Colour, type State } from './state.ts';
import { tokenName, tokensOf } from './tokens.ts';

/** The default of each colour: the light half of `light-dark()` where only the dark colour is chosen. */
const defaults: Record<Colour, string> = {
  accent: '#2457d6',
  surface: 'transparent',
  text: 'currentcolor',
  border: 'color-mix(in srgb, currentcolor 18%, transparent)',
  quiet: 'color-mix(in srgb, currentcolor 74%, transparent)',
  field: 'transparent',
  ok: '#1b6b3a',
  danger: '#b3261e',
  open: 'var(--support-color-ok, #1b6b3a)',
  updated: 'var(--support-color-accent, #2457d6)',
  closed: 'currentcolor',
};

const script = 'https://cdn.example/support-requests@0.1.0/support-requests.js';

/** The name of the element's tag. */
const tagOf = (state: State): string => `${valueOf(state, 'prefix')}-requests`;

/** The chosen custom properties as one CSS rule; an empty string where none is chosen. */
export function cssOf(state: State, selector = tagOf(state)): string {
  const { tokens, tokensDark } = tokensOf(state);
  const lightOf = Object.fromEntries(colours.map(colour => [tokenName(colour), defaults[colour]]));
  const lines = Object.keys({ ...lightOf, ...tokens }).flatMap(name => {
    const [light, dark] = [tokens[name], tokensDark[name]];
    if (!light && !dark) return [];
    const value = dark ? `light-dark(${light ?? lightOf[name]!}, ${dark})` : light!;
    return [`  --support-${name}: ${value};\n`];
  });
  return lines.length > 0 ? `${selector} {\n${lines.join('')}}\n` : '';
}

export const jsonOf = (state: State): string => `${JSON.stringify(brandOf(state), undefined, 2)}\n`;

const attribute = (name: string, value: string): string =>
  `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

/** The element's attributes, without those that have their default or are inherited from the page. */
function attributesOf(state: State): [name: string, value: string][] {
  const branded = Object.keys(brandOf(state)).length > 0;
  return [
    ['api-base', '/api/support'],
    ...(branded ? [['brand', '/brand.json'] as [string, string]] : []),
    ...(['lang', 'dir', 'theme'] as const).flatMap((name): [string, string][] =>
      state[name] ? [[name, state[name]]] : [],
    ),
  ];
}

/** The short form: one script tag in the body, which inserts the element after itself. */
export function shortTagOf(state: State): string {
  const all = [...attributesOf(state), ...(state.prefix ? [['prefix', state.prefix] as const] : [])];
  const data = all.map(([name, value]) => `\n  ${attribute(`data-${name}`, value)}`);
  return `<script src="${script}"${data.join('')}></script>\n`;
}

/** The script tag for the head, and the element. */
export function longTagOf(state: State): string {
  const tag = tagOf(state);
  const prefix = state.prefix ? ` ${attribute('data-prefix', state.prefix)}` : '';
  const all = attributesOf(state).map(([name, value]) => ` ${attribute(name, value)}`);
  return `<script src="${script}"${prefix} async crossorigin></script>\n<${tag}${all.join('')}></${tag}>\n`;
}

/** The file name for the brand's JSON, from the brand's name. */
export function fileNameOf(state: State): string {
  const name = (state.name ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name ? `${name}.brand.json` : 'brand.json';
}
