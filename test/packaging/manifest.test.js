/** What is generated from the manifest says what the code has: types of templates, VS Code's and JetBrains' data, and the manifest itself. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import ts from 'typescript';
import settings from '../../custom-elements-manifest.config.js';
import { dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const read = async (/** @type {string} */ file) => JSON.parse(await readFile(`${dist}/${file}`, 'utf8'));
const manifest = await read('custom-elements.json');
const vscode = await read('vscode.html-custom-data.json');
const web = await read('web-types.json');
const types = await readFile(`${dist}/types/elements.d.ts`, 'utf8');

/** @type {any[]} */
const elements = manifest.modules
  .flatMap((/** @type {any} */ { declarations = [] }) => declarations)
  .filter((/** @type {any} */ { tagName }) => tagName);
const names = (/** @type {any[] | undefined} */ items) => (items ?? []).map(({ name }) => name).sort();

/** The part of an interface of elements.d.ts that is about one element. @param {string} name @param {string} tag */
const typed = (name, tag) => {
  const from = types.indexOf(`'${tag}': `, types.indexOf(`export interface ${name} `));
  return types.slice(from, types.indexOf(";\n  '", from) + 1 || types.indexOf('\n}', from));
};

test('the manifest has its modules in the order of their paths, not in that in which the file system answers', () => {
  const paths = manifest.modules.map((/** @type {{ path: string }} */ { path }) => path);
  assert.deepEqual(paths, paths.toSorted());
  const globs = ['src/ui/list/request-row.ts', 'src/badge/support-unread-badge.ts', 'src/index.ts'];
  /** @param {string[]} found */
  const order = found =>
    settings.overrideModuleCreation({ ts, globs: found }).map(({ fileName }) => fileName);
  assert.deepEqual(order(globs), order(globs.toReversed()));
});

test('there are six elements everywhere', () => {
  assert.equal(elements.length, 6);
  assert.deepEqual(names(vscode.tags), elements.map(({ tagName }) => tagName).sort());
  assert.deepEqual(names(web.contributions.html.elements), names(vscode.tags));
  for (const tag of names(vscode.tags)) assert.match(types, new RegExp(`'${tag}': Support`));
});

for (const element of elements) {
  const { tagName: tag } = element;
  test(`${tag} has the same attributes, properties, events, parts and slots everywhere`, () => {
    const custom = vscode.tags.find((/** @type {any} */ { name }) => name === tag);
    const webType = web.contributions.html.elements.find((/** @type {any} */ { name }) => name === tag);
    assert.deepEqual(names(custom.attributes), names(element.attributes));
    assert.deepEqual(names(webType.attributes), names(element.attributes));
    assert.deepEqual(names(webType.js.events), names(element.events));
    assert.deepEqual(names(webType.css.parts), names(element.cssParts));
    assert.deepEqual(names(webType.slots), names(element.slots));
    for (const { name } of element.events ?? []) assert.match(typed('Events', tag), new RegExp(`'${name}'`));
    for (const { name, kind, readonly } of element.members)
      if (kind === 'field' && !readonly) assert.match(typed('Properties', tag), new RegExp(`'${name}'`));
  });

  test(`${tag} is defined by the module that the manifest names`, () => {
    const module = manifest.modules.find((/** @type {any} */ { exports = [] }) =>
      exports.some(
        (/** @type {any} */ { kind, name }) => kind === 'custom-element-definition' && name === tag,
      ),
    );
    assert.ok(module?.declarations.includes(element), 'no module is said to define it');
  });
}

test('each element but the badge tells of unread requests, a failure and the end of a session', () => {
  for (const { tagName, events } of elements.filter(({ tagName }) => tagName !== 'support-unread-badge'))
    assert.ok(names(events).includes('support-unread-changed'), tagName);
});

test('the type of an event says what its detail has', () => {
  const events = elements.flatMap(({ events = [] }) => events);
  const details = events.map(({ name, type }) => `${name}: ${type.text}`);
  assert.deepEqual(
    details.filter(detail => !/: CustomEvent<\{ .+ \}>$/.test(detail)),
    [],
  );
  assert.ok(
    details.includes(
      "support-view-changed: CustomEvent<{ view: 'list' | 'new' | 'thread'; requestKey?: string }>",
    ),
  );
});

test('the parts of the inner elements are parts of the whole desk', () => {
  const root = new Set(names(elements.find(({ tagName }) => tagName === 'support-requests').cssParts));
  for (const { tagName, cssParts } of elements) {
    if (tagName === 'support-unread-badge') continue;
    assert.deepEqual(
      names(cssParts).filter(name => !root.has(name)),
      [],
      tagName,
    );
  }
});

describe('in a browser', () => {
  const all = setUp();
  /** @type {Record<string, { observed: string[], has: Record<string, boolean> }>} */
  let found;

  before(async () => {
    const scripts = ['support-requests', 'support-unread-badge'].map(
      name => `<script src="/dist/${name}.js"></script>`,
    );
    const { page } = await all.open(all.site.page(scripts.join(''), ''));
    const asked = elements.map(({ tagName, members }) => ({ tagName, names: names(members) }));
    found = await page.evaluate(
      list =>
        Object.fromEntries(
          list.map(({ tagName, names }) => {
            const type = /** @type {any} */ (customElements.get(tagName));
            const element = document.createElement(tagName);
            return [
              tagName,
              {
                observed: [...type.observedAttributes],
                has: Object.fromEntries(names.map(name => [name, name in element])),
              },
            ];
          }),
        ),
      asked,
    );
    await page.context().close();
  });

  for (const { tagName, attributes = [] } of elements) {
    test(`${tagName} has these attributes and members`, () => {
      const { observed = [], has = {} } = found[tagName] ?? {};
      assert.deepEqual(
        observed.filter(name => name !== 'lang').sort(),
        names(attributes).filter(name => name !== 'lang'),
      );
      assert.deepEqual(
        Object.keys(has).filter(name => !has[name]),
        [],
      );
    });
  }
});
