import type { Text } from './en.ts';

/** English words that only lazy files need, and so bring with them. */
export const enLazy = {
  'picture.close': 'Close',
  'picture.previous': 'Previous picture',
  'picture.next': 'Next picture',
  'picture.download': 'Download',
  'picture.loading': 'Loading the picture',
  'picture.failed': 'The picture could not be loaded.',
  'picture.position': '{index} of {count}',
  'transcript.more': 'More',
  'transcript.print': 'Print',
  'transcript.text': 'Save as text',
  'transcript.json': 'Save as JSON',
  'transcript.preparing': 'Preparing…',
  'transcript.notPrinted': 'This request could not be loaded completely, so nothing was printed.',
  'transcript.notSaved': 'This request could not be loaded completely, so nothing was saved.',
  'transcript.printed': 'Printed: {time}',
  'transcript.saved': 'Saved: {time}',
  'transcript.files': 'Files',
  'brand.emergency': 'Emergency contact',
  'brand.help': 'Help',
  'brand.status': 'Service status',
  'brand.privacy': 'Privacy',
  'brand.terms': 'Terms of service',
} as const satisfies Record<string, Text>;
