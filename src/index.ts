/** What the one script tag loads: every element. The exports go from the lower layers up. */
export * from './model.ts';
export type * from './events.ts';
export type * from './backends/backend.ts';
export { registerLanguage } from './i18n/languages.ts';
export type { StringOverrides } from './i18n/translator.ts';
export type { Text } from './i18n/en.ts';
export type * from './i18n/texts.ts';
export type { Brand, BrandLink, BrandLogo, BrandText } from './ui/brand/brand.ts';
export * from './ui/list/support-status-filter.ts';
export * from './ui/list/support-request-list.ts';
export * from './ui/form/support-request-form.ts';
export * from './ui/thread/support-request-thread.ts';
export * from './ui/desk/support-requests.ts';
export { defineSupportElements } from './ui/define-elements.ts';
