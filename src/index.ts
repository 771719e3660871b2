/** What the one script tag loads: every element. */
export * from './elements/support-requests.ts';
export * from './elements/support-request-list.ts';
export * from './elements/support-status-filter.ts';
export * from './elements/support-request-form.ts';
export * from './elements/support-request-thread.ts';
export { defineSupportElements } from './elements/define-elements.ts';
export type * from './events.ts';
export type * from './backends/backend.ts';
export type { Brand, BrandLink, BrandLogo, BrandText } from './brand.ts';
export { registerLanguage, type LanguageTexts } from './i18n/languages.ts';
export type { StringOverrides } from './i18n/words.ts';
export type { Text, TextKey, Texts } from './i18n/en.ts';
export * from './model.ts';
