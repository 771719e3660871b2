import { en, type Text } from './en.ts';

/** English texts of how replies are told. Importing this module adds them to the others. */
export const enNotify = {
  'notify.offer': 'Tell me when support answers',
  'notify.on': 'You will be told when support answers.',
  'notify.refused': 'Your browser does not allow notifications from this page.',
} as const satisfies Record<string, Text>;

Object.assign(en, enNotify);
