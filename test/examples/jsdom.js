import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { examples } from './examples.js';

const code = `
import { JSDOM, VirtualConsole } from 'jsdom';
const errors = [];
process.on('unhandledRejection', error => errors.push('unhandled: ' + (error?.stack ?? error)));
process.on('uncaughtException', error => errors.push('uncaught: ' + (error?.stack ?? error)));
const virtualConsole = new VirtualConsole();
virtualConsole.on('jsdomError', error => errors.push('jsdom: ' + (error?.stack ?? error)));
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'https://panel.example/', pretendToBeVisual: true, virtualConsole });
// As the environment of a test runner does.
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis) || ['Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal', 'navigator', 'MessageEvent', 'DOMException'].includes(name))
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: window[name] });
globalThis.window = globalThis.self = window;
globalThis.addEventListener = window.addEventListener.bind(window);
globalThis.removeEventListener = window.removeEventListener.bind(window);
globalThis.dispatchEvent = window.dispatchEvent.bind(window);
await import('support-requests');
const desk = document.createElement('support-requests');
const request = { key: 'CS-1', summary: 'Disk is full', description: 'It is.', status: 'open', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', attachments: [] };
desk.apiBase = 'https://panel.example/api';
desk.fetch = async url => url.includes('/requests?')
  ? Response.json({ items: [request], nextCursor: null })
  : Response.json({ title: 'none' }, { status: 404 });
document.body.append(desk);
const deep = root => [...root.querySelectorAll('*')].map(element => (element.shadowRoot ? deep(element.shadowRoot) : '')).join('') + root.textContent;
const until = Date.now() + 8000;
while (!deep(desk.shadowRoot).includes('Disk is full') && Date.now() < until) await new Promise(done => setTimeout(done, 20));
console.log(deep(desk.shadowRoot).includes('Disk is full') ? 'listed' : 'not listed: ' + deep(desk.shadowRoot));
// What loads late has come by then.
await new Promise(done => setTimeout(done, 1500));
desk.remove();
await new Promise(done => setTimeout(done, 200));
console.log(errors.join('\\n---\\n') || 'no errors');
process.exit();
`;

/** A page's own unit tests, in jsdom: the element works far enough for them, and throws nothing. */
export const testJsdom = () =>
  test('a unit test in jsdom sees the list, and no error', async t => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--conditions=browser', '-e', code],
      { cwd: examples },
    ).catch(error => error);
    t.diagnostic(stderr);
    assert.equal(stdout, 'listed\nno errors\n', stderr);
  });
