import type { en, Text } from './en.ts';
import type { enBrand } from './en-brand.ts';
import type { enFacts } from './en-facts.ts';
import type { enForm } from './en-form.ts';
import type { enLate } from './en-late.ts';

/** The key of a text. */
export type TextKey =
  | keyof typeof en
  | keyof typeof enBrand
  | keyof typeof enFacts
  | keyof typeof enForm
  | keyof typeof enLate;

/** A complete language. */
export type Texts = Record<TextKey, Text>;

/** The strings of a language beside English. A key that is absent falls back to English. */
export type LanguageTexts = { readonly [key in TextKey]?: Text };
