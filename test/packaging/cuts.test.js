/** What the build takes out of the libraries of the standalone file, and what keeps it from taking out too much. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findUnsupportedTemplate } from '../../scripts/build/check-templates.js';
import { cut, findUse, libraryCuts } from '../../scripts/build/cuts/index.js';
import { patchLibraries } from '../../scripts/build/patch-libraries.js';
import { src } from '../../scripts/build/paths.js';

describe('a cut', () => {
  const cuts = [{ why: 'nobody calls it', replace: /** @type {[string, string][]} */ ([['f(){}', '$&']]) }];

  test('takes out what it names, letter for letter', () => {
    assert.equal(cut('a f(){} b', cuts), 'a $& b');
  });

  for (const [what, code] of [
    ['is not there any more', 'a b'],
    ['is there twice', 'f(){} f(){}'],
  ]) {
    test(`stops the build where what it names ${what}`, () => {
      assert.throws(() => cut(String(code), cuts), /"nobody calls it" fits [02] times/);
    });
  }

  test('stops the build where a library has changed', () => {
    for (const { file, cuts: own } of libraryCuts) {
      for (const one of own) assert.throws(() => cut('export {};', [one]), /fits 0 times/, String(file));
    }
  });
});

describe('a source that needs what was taken out', () => {
  for (const line of [
    `import { repeat } from 'lit/directives/repeat.js';`,
    `import { Directive } from 'lit/directive.js';`,
    `return ready ? html\`<p></p>\` : noChange;`,
    `listener = { handleEvent() {}, once: true };`,
    `this.removeController(this.#watch);`,
    `open: { type: Boolean },`,
    `context: { converter: { fromAttribute: parse } },`,
    `static properties: PropertyDeclarations = {\n  size: {},\n  user: { reflect: true },\n};\nset user(value) {}`,
    `override firstUpdated() {}`,
    `class Other extends LitElement { render() {} }`,
    `await this.#task.taskComplete;`,
    `return this.#task.render({});`,
    `new Task(host, { task, args, autoRun: false })`,
    `const frame = v.object({ name: v.optional(v.string()) });`,
  ]) {
    test(line.split('\n')[0] ?? '', () => {
      assert.ok(findUse(line));
      const { transform } = /** @type {any} */ (patchLibraries());
      const error = (/** @type {string} */ message) => {
        throw new Error(message);
      };
      assert.throws(() => transform.call({ error }, line, `${src}/elements/other.ts`), /uses what .* leaves/);
    });
  }
});

describe('a template', () => {
  for (const [template, expected] of /** @type {[string, RegExp | undefined][]} */ ([
    ['<p class="a ${b}" ?hidden=${c} .value=${d} @click=${e} part="p">${f} = ${g}</p>', undefined],
    ['<textarea .value=${a} @input=${b}></textarea>', undefined],
    ['<p ${a}>b</p>', /name/],
    ['<p class="a ${b}" ?hidden=${c} ${d}></p>', /name/],
    ['<p>${a} <b lang="en" ${c}></b></p>', /name/],
    ['<!-- ${a} -->', /comment/],
    ['<textarea>${a}</textarea>', /only text/],
    ['<math>${a}</math>', /MathML/],
    ['<p title="a (${b}) ${c}" lang=${d}>${e}</p>', undefined],
    ['<p title="a ${b} c=${d}"></p>', /something else/],
    ["<p title='${a}'></p>", /something else/],
    ['<p title=a${b}></p>', /something else/],
    ['<img src=${a}/>', /something else/],
    ['<p>a=${b}</p>', /something else/],
  ])) {
    test(`${template} ${expected ? 'stops the build' : 'passes'}`, () => {
      const found = findUnsupportedTemplate(`f(() => [0, html\`${template}\`]);`);
      if (expected) assert.match(found ?? '', expected);
      else assert.equal(found, undefined);
    });
  }
});
