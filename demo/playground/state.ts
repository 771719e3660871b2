/**
 * The chosen design and the settings of the preview, as pairs of key and text. Default values are left out: the initial state
 * is `{}`. Links, undo steps and presets all use this form.
 */
import { cleanColour, cleanFont, cleanLink, cleanLogo, cleanNumber, cleanText, oneOf } from './clean.ts';

/** The languages, each with its own name for itself. */
export const languages = {
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  nl: 'Nederlands',
  pt: 'Português',
  ru: 'Русский',
  tr: 'Türkçe',
  uk: 'Українська',
  zh: '中文',
} as const;
export type Language = keyof typeof languages;

/** The light colour has the key `<name>`, the dark one `<name>-dark`. */
export const colours = [
  'accent',
  'surface',
  'text',
  'border',
  'quiet',
  'field',
  'ok',
  'danger',
  'open',
  'updated',
  'closed',
] as const;
export type Colour = (typeof colours)[number];

/** Texts with one value for each language: the key is `<name>.<language>`. */
export const localized = [
  'heading',
  'new',
  'empty',
  'alias',
  'legal',
  'emergency-label',
  'help-label',
  'status-label',
  'privacy-label',
  'terms-label',
] as const;
export type Localized = (typeof localized)[number];

export const links = ['emergency', 'help', 'status', 'privacy', 'terms'] as const;
export const features = ['search', 'close', 'reopen', 'rating', 'events', 'attachments'] as const;
const views = ['list', 'new', 'thread', 'empty', 'failure', 'all'] as const;

export type Key =
  | 'font'
  | 'own-font'
  | 'size'
  | 'radius'
  | 'space'
  | 'density'
  | 'shadow'
  | 'lang'
  | 'dir'
  | 'theme'
  | 'width'
  | 'view'
  | 'name'
  | 'numbers'
  | 'logo'
  | 'logo-dark'
  | 'off'
  | 'fields'
  | 'own-fields'
  | 'prefix'
  | (typeof links)[number]
  | Colour
  | `${Colour}-dark`
  | `${Localized}.${Language}`;

export type State = Readonly<Partial<Record<Key, string>>>;

interface Rule {
  /** The default. */
  readonly initial: string;
  /** Normalizes a value; undefined where it is not valid. */
  readonly clean: (text: string) => string | undefined;
  /** The error message for a value that is not valid. */
  readonly hint?: string;
}

const text = (length: number): Rule => ({ initial: '', clean: cleanText(length) });
const colour: Rule = {
  initial: '',
  clean: cleanColour,
  hint: 'Use a colour without transparency, as #2457d6.',
};
const link: Rule = {
  initial: '',
  clean: cleanLink,
  hint: 'Use an address that begins with https:, mailto: or tel:.',
};
const logo: Rule = { initial: '', clean: cleanLogo, hint: 'Use the address of a picture.' };

/** Known features in a fixed order, so that equal choices are equal texts. */
const cleanFeatures = (list: string): string | undefined => {
  const off = list.split(',');
  return features.filter(feature => off.includes(feature)).join() || undefined;
};

/** Ids of custom fields, without duplicates. */
export const idsOf = (list: string): string[] => [
  ...new Set(
    list
      .split(',')
      .map(id => id.trim())
      .filter(Boolean),
  ),
];
const cleanIds = (list: string): string | undefined => {
  const ids = idsOf(list);
  return ids.length > 0 && list.length <= 300 && ids.every(id => /^[\p{L}\p{N}_.:-]+$/u.test(id))
    ? ids.join(', ')
    : undefined;
};

export const rules = new Map<string, Rule>([
  ...colours.map(name => [name, colour] as const),
  ...colours.map(name => [`${name}-dark`, colour] as const),
  [
    'font',
    { initial: 'page', clean: oneOf('page', 'system', 'humanist', 'rounded', 'serif', 'mono', 'own') },
  ],
  [
    'own-font',
    { initial: '', clean: cleanFont, hint: "Use font names with commas between: Inter, 'Noto Sans'." },
  ],
  ['size', { initial: '', clean: cleanNumber(12, 20) }],
  ['radius', { initial: '6', clean: cleanNumber(0, 24) }],
  ['space', { initial: '4', clean: cleanNumber(2, 8) }],
  ['density', { initial: '1', clean: cleanNumber(0.7, 1.4) }],
  ['shadow', { initial: '', clean: oneOf('none', 'soft', 'deep', 'hard') }],
  ['lang', { initial: 'en', clean: oneOf(...Object.keys(languages)) }],
  ['dir', { initial: 'auto', clean: oneOf('auto', 'ltr', 'rtl') }],
  ['theme', { initial: 'auto', clean: oneOf('auto', 'light', 'dark') }],
  ['width', { initial: 'full', clean: value => (value === 'full' ? value : cleanNumber(280, 2000)(value)) }],
  ['view', { initial: 'list', clean: oneOf(...views) }],
  ['name', text(60)],
  [
    'numbers',
    {
      initial: '',
      clean: value => (/^\p{L}[\p{L}\d]{0,10}[-#_]?$/u.test(value) ? value : undefined),
      hint: 'A letter first, then letters and digits; at the end may be a dash, # or _.',
    },
  ],
  ['logo', logo],
  ['logo-dark', logo],
  ['off', { initial: '', clean: cleanFeatures }],
  ['fields', { initial: 'all', clean: oneOf('all', 'none', 'own') }],
  [
    'own-fields',
    { initial: '', clean: cleanIds, hint: 'Use ids of fields with commas between: server, phone.' },
  ],
  [
    'prefix',
    {
      initial: 'support',
      clean: value => (/^[a-z][a-z0-9-]{0,30}$/.test(value) ? value : undefined),
      hint: 'Lower-case letters, digits and dashes, a letter first.',
    },
  ],
  ...links.map(name => [name, link] as const),
  ...localized.flatMap(name =>
    Object.keys(languages).map(lang => [`${name}.${lang}`, text(name === 'legal' ? 300 : 120)] as const),
  ),
]);

/** The value of a key, or its default. */
export const valueOf = (state: State, key: Key): string => state[key] ?? rules.get(key)!.initial;

/** The state with one value changed; a value that is empty, a default or not valid is removed. */
export function withValue(state: State, key: Key, value: string): State {
  const { initial, clean } = rules.get(key)!;
  const cleaned = clean(value);
  const { [key]: _, ...rest } = state;
  return cleaned === undefined || cleaned === initial ? rest : { ...rest, [key]: cleaned };
}

export const isKey = (key: string): key is Key => rules.has(key);
