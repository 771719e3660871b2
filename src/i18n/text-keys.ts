import type { enBrand } from './en-brand.ts';
import type { enLate } from './en-late.ts';
import type { en, Text } from './en.ts';

/** The key of a text. */
export type TextKey = keyof typeof en | keyof typeof enBrand | keyof typeof enLate;

/** A complete language. */
export type Texts = Record<TextKey, Text>;
