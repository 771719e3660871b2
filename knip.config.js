/**
 * `npm run unused`: no file, export or dependency is there that nobody uses. The first run asks that of everything; the second
 * (`--production`) leaves the tests out, so that no code is kept alive by its test alone.
 */
const production = process.argv.includes('--production');

/** Where each thing starts; with `!`, in both runs. */
const entries = [
  'src/index.ts!',
  'src/ui/{desk,list,form,thread}/support-{requests,request-list,status-filter,request-form,request-thread}.ts!',
  'src/badge/support-unread-badge.ts!',
  'src/i18n/lang/*.lazy.ts!',
  'demo/*.ts!',
  'demo/playground/main.ts!',
  'bench/*.js!',
  'scripts/*.{js,mjs,ts}!',
  'scripts/screenshots/main.js!',
  'scripts/lint/*.js!',
  'scripts/testing/{browser-tests,node-tests,quick}.js!',
  '*.config.{js,ts}!',
  'test/**/*.test.{js,ts}',
  'test/server/helpdesk/jsm/trim-description.js',
];

/** @type {import('knip').KnipConfig} */
export default {
  workspaces: {
    '.': {
      entry: entries,
      project: ['{src,demo,conformance,bench,scripts}/**/*.{js,mjs,ts}!', 'test/**/*.{js,ts}'],
    },
    server: { entry: ['src/{index,cli}.ts!', 'scripts/*.js!'], project: 'src/**/*.ts!' },
  },
  // A part of a module that is used there may be tested on its own.
  ignoreExportsUsedInFile: production,
  ignoreIssues: {
    'server/src/app/contract.ts': ['types'], // generated
    'scripts/manifest/definitions.js': ['exports'], // an object that it calls `module` has `exports`
  },
  ignoreDependencies: [
    // Named by a path, or by a name that is put together.
    '@parcel/config-default',
    '@redocly/cli',
    'bootstrap',
    'kubernetes-types',
    'openapi-typescript',
    // Types of what another package brings.
    '@web/dev-server-core',
    '@web/test-runner-core',
    'custom-elements-manifest',
    // Only the types in dist/ name them, for those who have them.
    'preact',
    'react',
    'solid-js',
    'svelte',
    'vue',
  ],
  ignoreBinaries: ['openssl', 'php', 'systemd-analyze', 'unshare'],
};
