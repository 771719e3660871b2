/** Imports that are forbidden in folders of server/src: patterns for `no-restricted-imports`. */

/** For the folders that also run in a browser. */
export const browserImports = [
  { regex: '^[^.]', message: 'This folder also runs in the browser: import no package and no Node module.' },
  {
    regex: '(^|/)(agent|sql)/',
    message: 'This folder also runs in the browser: import no folder that needs Node.',
  },
];

/** For server/src/app, the lowest layer. */
export const appImports = [
  {
    regex: '^(\\.\\./)+(scripted-agent|seed|stores)/',
    message: 'The app imports no other folder of the server: its store is an option.',
  },
];
