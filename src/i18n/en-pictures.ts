import { en, type Text } from './en.ts';

/** English texts of pictures in a text. Importing this module adds them to the others. */
export const enPictures = {
  'inText.place': 'Place in text',
  'inText.placed': '{name} is in the text.',
  'inText.pasted': '{name} is attached.',
} as const satisfies Record<string, Text>;

Object.assign(en, enPictures);
