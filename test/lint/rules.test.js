/** Proves that the project's own lint rules find what they are there for: each snippet is good or bad in a named file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  // The files of the snippets don't exist, so nothing is known of their types.
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

/** @type {[file: string, code: string][]} */
const bad = [
  // Layers
  ['src/model.ts', `import { x } from './events.ts'; x();`],
  ['src/model.ts', `import type { X } from 'valibot'; export type Y = X;`],
  ['src/http/client.ts', `import { x } from '../backends/backend.ts'; x();`],
  ['src/http/client.ts', `import type { X } from '../state/list.ts'; export type Y = X;`],
  ['src/backends/rest/rest.ts', `import { x } from '../../state/list.ts'; x();`],
  ['src/backends/rest/rest.ts', `export { x } from '../../ui/list/list.ts';`],
  ['src/state/list.ts', `import { x } from '../ui/list/list.ts'; x();`],
  ['src/state/list.ts', `export * from '../ui/list/list.ts';`],
  ['src/state/list.ts', `await import('../ui/list/list.ts');`],
  ['src/state/list.ts', `export type X = import('../ui/list/list.ts').X;`],
  ['src/text/text.ts', `import { x } from '../state/list.ts'; x();`],
  ['src/i18n/strings.ts', `import { x } from '../ui/list/list.ts'; x();`],
  ['src/styles/base.ts', `import { x } from '../http/client.ts'; x();`],
  ['src/events.ts', `import { x } from './state/list.ts'; x();`],
  ['src/state/list.ts', `import type { X } from '../ui/brand/brand.ts'; export type Y = X;`],
  ['src/ui/list/list.ts', `import { x } from '../../../server/src/app/app.ts'; x();`],
  ['src/ui/list/list.ts', `import { x } from '../../../test/support/wait.ts'; x();`],
  ['src/http/x.ts', `import { x } from '../badge/badge.ts'; x();`],
  // A module that loads later, by import() only
  ['src/ui/list/list.ts', `import { x } from './search.lazy.ts'; x();`],
  ['src/ui/list/list.ts', `export * from './search.lazy.ts';`],
  ['src/ui/list/search.lazy.ts', `import { x } from '../thread/menu.lazy.ts'; x();`],
  ['src/state/list.ts', `import './live.lazy.ts';`],
  ['src/newcomer/x.ts', `import { x } from '../http/client.ts'; x();`],
  // Lit only where things are rendered
  ['src/text/links.ts', `import { html } from 'lit'; html;`],
  ['src/http/client.ts', `import { Task } from '@lit/task'; Task;`],
  ['src/badge/badge.ts', `import { html } from 'lit'; html;`],
  ['src/state/list.ts', `import { html } from 'lit'; html;`],
  ['src/backends/rest/rest.ts', `const { html } = await import('lit'); html;`],
  // What runs without a page
  ['src/http/client.ts', `document.cookie;`],
  ['src/http/client.ts', `new XMLHttpRequest();`],
  ['src/backends/rest/rest.ts', `location.href;`],
  ['src/backends/rest/rest.ts', `void fetch('/x');`],
  ['src/time/x.ts', `navigator.onLine;`],
  // One place for the network
  ['src/state/list.ts', `void fetch('/x');`],
  ['src/backends/rest/rest.ts', `void window.fetch('/x');`],
  ['src/ui/list/list.ts', `new XMLHttpRequest();`],
  ['src/ui/list/event-stream.ts', `new EventSource('/x');`],
  ['src/state/list.ts', `navigator.sendBeacon('/x');`],
  // One place for HTML from strings
  ['src/ui/list/list.ts', `document.body.innerHTML = '<b>';`],
  ['src/http/client.ts', `document.body.insertAdjacentHTML('beforeend', '<b>');`],
  ['src/ui/list/search.lazy.ts', `new DOMParser().parseFromString('<b>', 'text/html');`],
  ['src/ui/list/list.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML;`],
  ['src/ui/list/list.ts', 'export const t = html`<p .innerHTML=${x}></p>`;'],
  // Folders of the server that run in a browser, too
  ['server/src/app/app.ts', `import { x } from 'node:crypto'; x();`],
  ['server/src/app/routes/events.ts', `import { x } from 'hono'; x();`],
  ['server/src/app/routes/events.ts', `import { x } from '../../stores/browser/memory-store.ts'; x();`],
  ['server/src/app/context.ts', `export { x } from '../seed/seed.ts';`],
  ['server/src/seed/png.ts', `import { deflateSync } from 'node:zlib'; deflateSync('');`],
  ['server/src/scripted-agent/timer.ts', `import { x } from '../agent/desk.ts'; x();`],
  ['server/src/stores/browser/tables.ts', `import { x } from '../sql/database.ts'; x();`],
  // Nothing that needs unsafe-inline
  ['src/ui/list/list.ts', 'export const t = html`<style>p { color: red }</style>`;'],
  ['src/ui/list/list.ts', 'export const t = html`<p style="color: red"></p>`;'],
  ['src/ui/list/list.ts', 'export const t = html`<p style=${styleMap(x)}></p>`;'],
];

/** @type {[file: string, code: string][]} */
const good = [
  ['src/ui/list/list.ts', `import { html } from 'lit'; import { x } from '../state/list.ts'; x(html);`],
  ['src/ui/list/list.ts', `await import('./search.lazy.ts');`],
  ['src/ui/list/list.ts', `import type { X } from './search.lazy.ts'; export type Y = X;`],
  [
    'src/ui/list/search.lazy.ts',
    `import { html } from 'lit'; import { x } from '../../state/list.ts'; x(html);`,
  ],
  ['src/state/list.ts', `import { x } from '../backends/backend.ts'; import { y } from './thread.ts'; x(y);`],
  ['src/backends/rest/rest.ts', `import { x } from '../../http/client.ts'; x();`],
  [
    'src/backends/rest/rest.ts',
    `import { SupportError } from '../../model.ts'; export const e = SupportError;`,
  ],
  ['src/text/text.ts', `import { x } from '../attachments/rules.ts'; x();`],
  ['src/http/client.ts', `void fetch('/x');`],
  ['src/http/page/upload.ts', `new XMLHttpRequest(); location.href;`],
  ['src/ui/body/rich-text/sanitize.ts', `document.body.innerHTML = '<b>';`],
  ['src/ui/list/list.ts', 'export const t = html`<p part="style" class=${x}></p>`;'],
  ['src/index.ts', `import './ui/list/list.ts';`],
  [
    'server/src/app/wire.ts',
    `import type { X } from '../../../src/backends/rest/decode.ts'; export type Y = X;`,
  ],
  ['server/src/seed/seed.ts', `import type { X } from '../app/store.ts'; export type Y = X;`],
  ['server/src/stores/sql/postgres.ts', `import postgres from 'postgres'; postgres('');`],
];

const ours = ['local/layers', 'no-restricted-syntax', 'no-restricted-globals', 'no-restricted-imports'];

/** @param {string} file @param {string} code */
async function complaints(file, code) {
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = result?.messages ?? [];
  const fatal = messages.find(message => message.fatal);
  assert.equal(fatal?.message, undefined, 'the snippet can be parsed');
  return messages.filter(({ ruleId }) => ours.includes(ruleId ?? '')).map(({ message }) => message);
}

for (const [file, code] of bad) {
  test(`refuses in ${file}: ${code}`, async () => assert.notDeepEqual(await complaints(file, code), []));
}

for (const [file, code] of good) {
  test(`allows in ${file}: ${code}`, async () => assert.deepEqual(await complaints(file, code), []));
}
