import { en, type Text } from './en.ts';

/**
 * English texts of a brand, beside those of en-late.ts: nothing is rendered before the brand is loaded, so it must not wait for
 * what only later modules need. Importing this module adds them to the others.
 */
export const enBrand = {
  'brand.emergency': 'Emergency contact',
  'brand.help': 'Help',
  'brand.status': 'Service status',
  'brand.privacy': 'Privacy',
  'brand.terms': 'Terms of service',
} as const satisfies Record<string, Text>;

Object.assign(en, enBrand);
