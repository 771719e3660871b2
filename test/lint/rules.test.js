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
  ['src/backends/rest/rest.ts', `export { x } from '../../elements/list.ts';`],
  ['src/state/list.ts', `import { x } from '../elements/list.ts'; x();`],
  ['src/state/list.ts', `export * from '../elements/list.ts';`],
  ['src/state/list.ts', `await import('../elements/list.ts');`],
  ['src/state/list.ts', `export type X = import('../elements/list.ts').X;`],
  ['src/text/text.ts', `import { x } from '../state/list.ts'; x();`],
  ['src/i18n/strings.ts', `import { x } from '../elements/list.ts'; x();`],
  ['src/styles/base.ts', `import { x } from '../http/client.ts'; x();`],
  ['src/events.ts', `import { x } from './state/list.ts'; x();`],
  ['src/lazy/search.ts', `import { x } from '../elements/list.ts'; x();`],
  ['src/elements/list.ts', `import { x } from '../lazy/search.ts'; x();`],
  ['src/elements/list.ts', `import { x } from '../../server/src/app/app.ts'; x();`],
  ['src/elements/list.ts', `import { x } from '../../test/support/wait.ts'; x();`],
  ['src/newcomer/x.ts', `import { x } from '../http/client.ts'; x();`],
  // Lit only where things are drawn
  ['src/lazy/rich-text.ts', `import { html } from 'lit'; html;`],
  ['src/lazy/rich-text.ts', `import { repeat } from 'lit/directives/repeat.js'; repeat;`],
  ['src/state/list.ts', `import { html } from 'lit'; html;`],
  ['src/backends/rest/rest.ts', `const { html } = await import('lit'); html;`],
  // One place for the network
  ['src/state/list.ts', `void fetch('/x');`],
  ['src/backends/rest/rest.ts', `void window.fetch('/x');`],
  ['src/elements/list.ts', `new XMLHttpRequest();`],
  ['src/lazy/event-stream.ts', `new EventSource('/x');`],
  ['src/state/list.ts', `navigator.sendBeacon('/x');`],
  // One place for HTML from strings
  ['src/elements/list.ts', `document.body.innerHTML = '<b>';`],
  ['src/http/client.ts', `document.body.insertAdjacentHTML('beforeend', '<b>');`],
  ['src/lazy/search.ts', `new DOMParser().parseFromString('<b>', 'text/html');`],
  ['src/elements/list.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML;`],
  ['src/elements/list.ts', 'export const t = html`<p .innerHTML=${x}></p>`;'],
  // Folders of the server that run in a browser, too
  ['server/src/app/app.ts', `import { x } from 'node:crypto'; x();`],
  ['server/src/app/routes/events.ts', `import { x } from 'hono'; x();`],
  ['server/src/app/routes/events.ts', `import { x } from '../../stores/browser/memory-store.ts'; x();`],
  ['server/src/app/context.ts', `export { x } from '../seed/seed.ts';`],
  ['server/src/seed/png.ts', `import { deflateSync } from 'node:zlib'; deflateSync('');`],
  ['server/src/scripted-agent/timer.ts', `import { x } from '../agent/desk.ts'; x();`],
  ['server/src/stores/browser/tables.ts', `import { x } from '../sql/database.ts'; x();`],
  // Nothing that needs unsafe-inline
  ['src/elements/list.ts', 'export const t = html`<style>p { color: red }</style>`;'],
  ['src/elements/list.ts', 'export const t = html`<p style="color: red"></p>`;'],
  ['src/elements/list.ts', 'export const t = html`<p style=${styleMap(x)}></p>`;'],
];

/** @type {[file: string, code: string][]} */
const good = [
  ['src/elements/list.ts', `import { html } from 'lit'; import { x } from '../state/list.ts'; x(html);`],
  ['src/elements/list.ts', `await import('../lazy/search.ts');`],
  ['src/elements/list.ts', `import type { X } from '../lazy/search.ts'; export type Y = X;`],
  ['src/state/list.ts', `import { x } from '../backends/backend.ts'; import { y } from './thread.ts'; x(y);`],
  [
    'src/backends/rest/rest.ts',
    `import { x } from '../../http/client.ts'; import * as v from 'valibot'; x(v);`,
  ],
  [
    'src/backends/rest/rest.ts',
    `import { SupportError } from '../../model.ts'; export const e = SupportError;`,
  ],
  [
    'src/lazy/search.ts',
    `import type { X } from '../elements/list.ts'; import { y } from '../text/text.ts'; y as X;`,
  ],
  ['src/text/text.ts', `import { x } from '../attachments/rules.ts'; x();`],
  ['src/http/client.ts', `void fetch('/x'); new XMLHttpRequest();`],
  ['src/lazy/rich-text.ts', `document.body.innerHTML = '<b>';`],
  ['src/elements/list.ts', 'export const t = html`<p part="style" class=${x}></p>`;'],
  ['src/index.ts', `import './elements/list.ts';`],
  [
    'server/src/app/wire.ts',
    `import type { X } from '../../../src/backends/rest/contract.ts'; export type Y = X;`,
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
