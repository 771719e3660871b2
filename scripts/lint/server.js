/** What folders of server/src may not import: patterns for `no-restricted-imports`. */

/** For the folders that also run in a browser. */
export const browserImports = [
  { regex: '^[^.]', message: 'This runs in the browser, too: it imports no package and no Node module.' },
  {
    regex: '(^|/)(agent|sql)/',
    message: 'This runs in the browser, too: it imports none of the folders that need Node.',
  },
];

/** For server/src/app, the lowest layer. */
export const appImports = [
  {
    regex: '^(\\.\\./)+(scripted-agent|seed|stores)/',
    message: 'The app imports nothing of the server but itself: its store is an option of it.',
  },
];
