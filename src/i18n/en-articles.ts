import { en, type Text } from './en.ts';

/** English texts of the articles below the summary. Importing this module adds them to the others. */
export const enArticles = {
  'articles.hint': 'Articles that may help appear here.',
  'articles.count': { one: '{count} article may help', other: '{count} articles may help' },
  'articles.page': 'Open the whole article',
  'articles.solved': 'This solved it',
  'articles.unhelpful': 'Not what I need',
  'articles.close': 'Close the article',
  'articles.thanks': 'Good to hear. Your draft was discarded.',
} as const satisfies Record<string, Text>;

Object.assign(en, enArticles);
