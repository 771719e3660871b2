/** The chosen brand as the object that the element's `brand` takes, in the order in which a person reads it. */
import { features, idsOf, languages, links, type Language, type Localized, type State } from './state.ts';
import { tokensOf, type Tokens } from './tokens.ts';

/** One text for every language, or one each. */
export type BrandText = string | Partial<Record<Language, string>>;

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

/** Words of the element that stand under the names of the playground's fields. */
export const stringKeys = {
  heading: 'requests.heading',
  new: 'requests.new',
  empty: 'requests.empty.all',
} as const satisfies Partial<Record<Localized, string>>;

const codes = Object.keys(languages) as Language[];

/** A text that is given in one language is meant for all. */
function textOf(state: State, name: Localized): BrandText | undefined {
  const given = codes.filter(lang => state[`${name}.${lang}`]);
  if (given.length < 2) return given[0] && state[`${name}.${given[0]}`];
  return Object.fromEntries(given.map(lang => [lang, state[`${name}.${lang}`]!]));
}

/** A word of the element that is replaced in one language stays in the others: they have words of their own. */
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

/** Which of the server's own fields are shown; undefined for all. */
function fieldsOf(state: State): readonly string[] | undefined {
  if (state.fields === 'none') return [];
  return state.fields === 'own' && state['own-fields'] ? idsOf(state['own-fields']) : undefined;
}

const orNothing = <T extends object>(object: T): T | undefined =>
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
    links: orNothing(linksOf(state)),
    features: orNothing(
      Object.fromEntries(features.filter(each => off.includes(each)).map(each => [each, false])),
    ),
    fields: fieldsOf(state),
    strings: orNothing(stringsOf(state)),
    tokens: orNothing(tokens),
    tokensDark: orNothing(tokensDark),
  };
  return Object.fromEntries(Object.entries(brand).filter(([, value]) => value));
}
