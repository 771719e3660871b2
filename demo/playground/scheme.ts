/** The effective colours in light and in dark, and their contrast. */
import { contrast, mix, textOn } from './colour.ts';
import { colours, withValue, type Colour, type State } from './state.ts';

export type Scheme = 'light' | 'dark';

/** The element's defaults. */
const base: Record<Scheme, Record<'accent' | 'surface' | 'text' | 'ok' | 'danger', string>> = {
  light: { accent: '#2457d6', surface: '#ffffff', text: '#000000', ok: '#1b6b3a', danger: '#b3261e' },
  dark: { accent: '#8fb1ff', surface: '#121212', text: '#ffffff', ok: '#7fd6a0', danger: '#ffb4ab' },
};

/** The chosen colour, else the one for light, else the element's default. */
export function effectiveColour(state: State, colour: Colour, scheme: Scheme): string {
  const chosen = (scheme === 'dark' ? state[`${colour}-dark`] : undefined) ?? state[colour];
  if (chosen) return chosen;
  const of = (other: Colour): string => effectiveColour(state, other, scheme);
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

export interface Rating {
  /** The contrast ratio of WCAG, 1 to 21. */
  readonly ratio: number;
  /** Whether it is enough for normal text: 4.5 or more. */
  readonly passes: boolean;
  readonly label: string;
}

export function rate(ratio: number): Rating {
  const label =
    ratio >= 7 ? 'Excellent' : ratio >= 4.5 ? 'Good' : ratio >= 3 ? 'For large text only' : 'Too low';
  return { ratio, passes: ratio >= 4.5, label };
}

/** `4.4:1` for 4.48: rounded down, so that a ratio that fails never seems to pass. */
export const formatRatio = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;

export const ratings = (state: State, scheme: Scheme): { text: Rating; button: Rating; accent: Rating } => {
  const [accent, surface, text] = (['accent', 'surface', 'text'] as const).map(colour =>
    effectiveColour(state, colour, scheme),
  ) as [string, string, string];
  return {
    text: rate(contrast(text, surface)),
    button: rate(contrast(textOn(accent), accent)),
    accent: rate(contrast(accent, surface)),
  };
};

/** Adds dark colours made from the light ones: the same hues, each lightened until its contrast is enough. */
export function suggestDark(state: State): State {
  const accent = effectiveColour(state, 'accent', 'light');
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
