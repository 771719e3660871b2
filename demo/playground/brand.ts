/** The chosen brand as a value of the element's property `brand`; the order of its members is that of the JSON file. */
import { features, idsOf, languages, links, type Language, type Localized, type State } from './state.ts';
import { tokensOf, type Tokens } from './tokens.ts';

/** One text for all languages, or one for each. */
type BrandText = string | Partial<Record<Language, string>>;

export interface Brand {
  readonly name?: string;
  readonly logo?: { readonly src: string; readonly srcDark?: string; readonly alt?: string };
  readonly numberPrefix?: string;
  readonly agentAlias?: BrandText;
  readonly legal?: BrandText;
  readonly links?: Record<string, { readonly href: string; readonly label?: BrandText }>;
  readonly features?: Record<string, boolean>;
  readonly fields?: readonly string[];
  readonly strings?: Record<string, Record<string, string>>;
  readonly tokens?: Tokens;
  readonly tokensDark?: Tokens;
}

/** The strings of the element that fields of the playground replace, by the name of the field. */
export const stringKeys = {
  heading: 'requests.heading',
  new: 'requests.new',
  empty: 'requests.empty.all',
} as const satisfies Partial<Record<Localized, string>>;

const codes = Object.keys(languages) as Language[];

/** A text that is entered in one language only is used for all. */
function textOf(state: State, name: Localized): BrandText | undefined {
  const given = codes.filter(lang => state[`${name}.${lang}`]);
  if (given.length < 2) return given[0] && state[`${name}.${given[0]}`];
  return Object.fromEntries(given.map(lang => [lang, state[`${name}.${lang}`]!]));
}

/** Replaced strings by language; the other languages keep the element's own strings. */
function stringsOf(state: State): Record<string, Record<string, string>> {
  const all: Record<string, Record<string, string>> = {};
  for (const lang of codes) {
    for (const [name, key] of Object.entries(stringKeys)) {
      const text = state[`${name as keyof typeof stringKeys}.${lang}`];
      if (text) (all[lang] ??= {})[key] = text;
    }
  }
  return all;
}

function linksOf(state: State): NonNullable<Brand['links']> {
  const all: NonNullable<Brand['links']> = {};
  for (const name of links) {
    const href = state[name];
    const label = textOf(state, `${name}-label`);
    if (href) all[name] = { href, ...(label && { label }) };
  }
  return all;
}

/** Ids of the custom fields that are shown; undefined for all. */
function fieldsOf(state: State): readonly string[] | undefined {
  if (state.fields === 'none') return [];
  return state.fields === 'own' && state['own-fields'] ? idsOf(state['own-fields']) : undefined;
}

const unlessEmpty = <T extends object>(object: T): T | undefined =>
  Object.keys(object).length > 0 ? object : undefined;

export function brandOf(state: State): Brand {
  const { name, logo, numbers } = state;
  const dark = state['logo-dark'];
  const off = (state.off ?? '').split(',');
  const { tokens, tokensDark } = tokensOf(state);
  const brand = {
    name,
    logo: logo && { src: logo, ...(dark && { srcDark: dark }) },
    numberPrefix: numbers,
    agentAlias: textOf(state, 'alias'),
    legal: textOf(state, 'legal'),
    links: unlessEmpty(linksOf(state)),
    features: unlessEmpty(
      Object.fromEntries(features.filter(each => off.includes(each)).map(each => [each, false])),
    ),
    fields: fieldsOf(state),
    strings: unlessEmpty(stringsOf(state)),
    tokens: unlessEmpty(tokens),
    tokensDark: unlessEmpty(tokensDark),
  };
  return Object.fromEntries(Object.entries(brand).filter(([, value]) => value));
}
