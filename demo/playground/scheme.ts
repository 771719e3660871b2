/** Which colours are really seen in light and in dark, and how well they can be read. */
import { contrast, mix, textOn } from './colour.ts';
import { colours, withValue, type Colour, type State } from './state.ts';

export type Scheme = 'light' | 'dark';

const base: Record<Scheme, Record<'accent' | 'surface' | 'text' | 'ok' | 'danger', string>> = {
  light: { accent: '#2457d6', surface: '#ffffff', text: '#000000', ok: '#1b6b3a', danger: '#b3261e' },
  dark: { accent: '#8fb1ff', surface: '#121212', text: '#ffffff', ok: '#7fd6a0', danger: '#ffb4ab' },
};

/** The colour as it is seen: the chosen one, else the one for light, else what the element takes by itself. */
export function seen(state: State, colour: Colour, scheme: Scheme): string {
  const chosen = (scheme === 'dark' ? state[`${colour}-dark`] : undefined) ?? state[colour];
  if (chosen) return chosen;
  const of = (other: Colour): string => seen(state, other, scheme);
  switch (colour) {
    case 'border':
      return mix(of('surface'), of('text'), 0.18);
    case 'quiet':
      return mix(of('surface'), of('text'), 0.74);
    case 'field':
      return of('surface');
    case 'open':
      return of('ok');
    case 'updated':
      return of('accent');
    case 'closed':
      return of('text');
    default:
      return base[scheme][colour];
  }
}

export interface Reading {
  /** WCAG's ratio, 1 to 21. */
  readonly ratio: number;
  /** Enough for normal text: 4.5 or more. */
  readonly enough: boolean;
  readonly words: string;
}

export function judge(ratio: number): Reading {
  const words =
    ratio >= 7 ? 'Excellent' : ratio >= 4.5 ? 'Good' : ratio >= 3 ? 'For large text only' : 'Too low';
  return { ratio, enough: ratio >= 4.5, words };
}

/** `4.4:1` for 4.48: cut and not rounded, so that nothing that fails seems to pass. */
export const inFigures = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;

export const readings = (
  state: State,
  scheme: Scheme,
): { text: Reading; button: Reading; accent: Reading } => {
  const [accent, surface, text] = (['accent', 'surface', 'text'] as const).map(colour =>
    seen(state, colour, scheme),
  ) as [string, string, string];
  return {
    text: judge(contrast(text, surface)),
    button: judge(contrast(textOn(accent), accent)),
    accent: judge(contrast(accent, surface)),
  };
};

/** Dark values made of the light ones: the same hues, each as light as it must be to be read. */
export function suggestDark(state: State): State {
  const accent = seen(state, 'accent', 'light');
  const surface = mix('#121416', accent, 0.05);
  const text = mix('#eef0f2', accent, 0.04);
  const readable = (colour: string): string => {
    let lighter = colour;
    for (let share = 0; contrast(lighter, surface) < 5.5; share += 0.02)
      lighter = mix(colour, '#ffffff', share);
    return lighter;
  };
  const dark: Partial<Record<Colour, string>> = {
    accent: readable(accent),
    surface,
    text,
    border: mix(surface, text, 0.18),
  };
  let next = state;
  for (const colour of colours) {
    const light = state[colour];
    const own: Partial<Record<Colour, string>> = {
      quiet: mix(surface, text, 0.7),
      field: mix(surface, text, 0.05),
    };
    const value = dark[colour] ?? (light && (own[colour] ?? readable(light)));
    if (value) next = withValue(next, `${colour}-dark`, value);
  }
  return next;
}
