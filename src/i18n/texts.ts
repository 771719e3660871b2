import type { en, Text } from './en.ts';
import type { enBrand } from './en-brand.ts';
import type { enIncidents } from './en-incidents.ts';
import type { enLate } from './en-late.ts';
import type { enPeople } from './en-people.ts';

/** The key of a text. */
export type TextKey =
  | keyof typeof en
  | keyof typeof enBrand
  | keyof typeof enIncidents
  | keyof typeof enLate
  | keyof typeof enPeople;

/** A complete language. */
export type Texts = Record<TextKey, Text>;

/** The strings of a language beside English. A key that is absent falls back to English. */
export type LanguageTexts = { readonly [key in TextKey]?: Text };
