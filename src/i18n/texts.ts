import type { en, Text } from './en.ts';
import type { enArticles } from './en-articles.ts';
import type { enBrand } from './en-brand.ts';
import type { enFacts } from './en-facts.ts';
import type { enForm } from './en-form.ts';
import type { enIncidents } from './en-incidents.ts';
import type { enLate } from './en-late.ts';
import type { enNotify } from './en-notify.ts';
import type { enPeople } from './en-people.ts';
import type { enPictures } from './en-pictures.ts';
import type { enService } from './en-service.ts';

/** The key of a text. */
export type TextKey =
  | keyof typeof en
  | keyof typeof enArticles
  | keyof typeof enBrand
  | keyof typeof enFacts
  | keyof typeof enForm
  | keyof typeof enIncidents
  | keyof typeof enLate
  | keyof typeof enNotify
  | keyof typeof enPeople
  | keyof typeof enPictures
  | keyof typeof enService;

/** A complete language. */
export type Texts = Record<TextKey, Text>;

/** The strings of a language beside English. A key that is absent falls back to English. */
export type LanguageTexts = { readonly [key in TextKey]?: Text };
