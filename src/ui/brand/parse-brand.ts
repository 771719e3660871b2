import type { BrandText } from './brand.ts';
import type { Text } from '../../i18n/en.ts';
import type { LanguageTexts } from '../../i18n/texts.ts';
import { cleanLine } from '../../text/plain.ts';

type Raw = Readonly<Record<string, unknown>>;

const LINKS = ['emergency', 'help', 'status', 'privacy', 'terms'] as const;

/** A brand after validation: every part has the right type, and addresses are absolute. */
export type ParsedBrand = ReturnType<typeof parseBrand>;
export type ParsedLink = ParsedBrand['links'][number];
export type ParsedLogo = NonNullable<ParsedBrand['logo']>;

/** Anything but an object counts as empty. */
const raw = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};

const line = (value: unknown): string => (typeof value === 'string' ? cleanLine(value) : '');

/** A length in whole pixels. */
const pixels = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 1 && value <= 2000 ? Math.round(value) : undefined;

function brandText(value: unknown): BrandText | undefined {
  if (typeof value === 'string') return line(value) || undefined;
  const entries = Object.entries(raw(value)).flatMap(([lang, text]) =>
    line(text) ? [[lang.toLowerCase(), line(text)] as const] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The absolute URL, where it is one of these kinds. */
function address(value: unknown, base: string, kinds: RegExp): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value, base)) return undefined;
  const { href } = new URL(value, base);
  return kinds.test(href) ? href : undefined;
}

const PICTURE = /^(https?:|blob:|data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,])/;
const LINK = /^(https?|mailto|tel):/;

function logo(value: unknown, base: string, name: string) {
  const { src: light, srcDark, alt, width, height } = raw(value);
  const src = address(light, base, PICTURE);
  if (!src) return undefined;
  const dark = address(srcDark, base, PICTURE);
  return { src, srcDark: dark, alt: line(alt) || name, width: pixels(width), height: pixels(height) };
}

const isText = (value: unknown): value is Text =>
  typeof value === 'string' ||
  (typeof raw(value)['other'] === 'string' &&
    Object.values(raw(value)).every(form => typeof form === 'string'));

const texts = (value: unknown): LanguageTexts =>
  Object.fromEntries(Object.entries(raw(value)).filter((entry): entry is [string, Text] => isText(entry[1])));

/**
 * Separates the texts for every language from the tables for one each, by its tag in lower case, of a brand or of the property
 * `strings`.
 */
export function parseTexts(value: unknown) {
  const tables = Object.entries(raw(value)).filter(([, table]) => !isText(table));
  const byLang: Readonly<Record<string, LanguageTexts>> = Object.fromEntries(
    tables.map(([lang, table]) => [lang.toLowerCase(), texts(table)]),
  );
  return { all: texts(value), byLang };
}

/** A token cannot end its declaration or load a file. */
const NOT_IN_TOKENS = /\\|[{};@]|(?:url|src|image|image-set|cross-fade|element|paint)\s*\(/i;

function tokens(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(raw(value)).filter(
      (entry): entry is [string, string] =>
        /^[a-z-]{1,40}$/.test(entry[0]) &&
        typeof entry[1] === 'string' &&
        entry[1].trim() !== '' &&
        entry[1].length <= 400 &&
        !NOT_IN_TOKENS.test(entry[1]),
    ),
  );
}

function links(value: unknown, base: string) {
  const all = raw(value);
  return LINKS.flatMap(name => {
    const { href, label } = raw(all[name]);
    const url = address(href, base, LINK);
    return url ? [{ name, href: url, label: brandText(label) }] : [];
  });
}

/** The prefix with its separator: "ACME" becomes "ACME-". */
function numberPrefix(value: unknown): string | undefined {
  const [, word = '', separator = '-'] = /^(\p{L}[\p{L}\d]{0,15})([-#_])?$/u.exec(line(value)) ?? [];
  return word && word + separator;
}

/**
 * Validates a brand: what has the wrong type or is no safe address counts as absent.
 *
 * @param base the URL that addresses in it are relative to
 */
export function parseBrand(value: unknown, base: string) {
  const brand = raw(value);
  const name = line(brand['name']);
  const features = Object.entries(raw(brand['features']));
  const { fields } = brand;
  return {
    name,
    logo: logo(brand['logo'], base, name),
    texts: parseTexts(brand['strings']),
    tokens: tokens(brand['tokens']),
    tokensDark: tokens(brand['tokensDark']),
    links: links(brand['links'], base),
    notice: brandText(brand['notice']),
    legal: brandText(brand['legal']),
    agentAlias: brandText(brand['agentAlias']),
    /** With its separator: `ACME-`. */
    numberPrefix: numberPrefix(brand['numberPrefix']) || undefined,
    /** Names of features that are switched off. */
    off: features.filter(([, on]) => on === false).map(([feature]) => feature),
    fields: Array.isArray(fields) ? fields.filter((id): id is string => typeof id === 'string') : undefined,
  };
}
