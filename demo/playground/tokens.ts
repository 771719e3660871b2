/** The chosen design as the element's custom properties, without `--support-`. */
import { colours, valueOf, type Colour, type State } from './state.ts';

export type Tokens = Record<string, string>;

/** Font stacks of common operating systems. */
const fonts: Record<string, string> = {
  system: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', sans-serif",
  rounded:
    "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, Nunito, 'Trebuchet MS', 'DejaVu Sans', sans-serif",
  serif: "Charter, 'Iowan Old Style', 'Palatino Linotype', Georgia, 'DejaVu Serif', serif",
  mono: "ui-monospace, 'SF Mono', 'Cascadia Code', 'Liberation Mono', Menlo, monospace",
};

const shadows: Record<string, string> = {
  none: 'none',
  soft: '0 4px 16px rgb(0 0 0 / 12%)',
  deep: '0 12px 40px rgb(0 0 0 / 28%)',
  hard: '4px 4px 0 rgb(0 0 0 / 85%)',
};

const names: Partial<Record<Colour, string>> = {
  quiet: 'color-text-quiet',
  open: 'color-status-open',
  updated: 'color-status-updated',
  closed: 'color-status-closed',
};

export const tokenName = (colour: Colour): string => names[colour] ?? `color-${colour}`;

/** Values for light or both, and values for dark where they differ. */
export function tokensOf(state: State): { tokens: Tokens; tokensDark: Tokens } {
  const tokens: Tokens = {};
  const tokensDark: Tokens = {};
  for (const colour of colours) {
    const light = state[colour];
    const dark = state[`${colour}-dark`];
    if (light) tokens[tokenName(colour)] = light;
    if (dark && dark !== light) tokensDark[tokenName(colour)] = dark;
  }
  const font = state.font === 'own' ? state['own-font'] : fonts[state.font ?? ''];
  if (font) tokens['font-family'] = font;
  if (state.size) tokens['font-size'] = `${state.size}px`;
  if (state.radius) tokens['radius'] = `${state.radius}px`;
  if (state.space) tokens['space'] = `${state.space}px`;
  if (state.density) tokens['density'] = state.density;
  const shadow = shadows[valueOf(state, 'shadow')];
  if (shadow) tokens['shadow'] = shadow;
  return { tokens, tokensDark };
}
