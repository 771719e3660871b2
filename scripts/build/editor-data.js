import { readFile, writeFile } from 'node:fs/promises';
import { dist, root } from './paths.js';

/**
 * Writes what editors read: dist/vscode.html-custom-data.json, which VS Code is told of, and dist/web-types.json, which the editors of
 * JetBrains find by package.json.
 *
 * @see https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.schema.json
 * @see https://github.com/JetBrains/web-types/blob/master/schema/web-types.json
 * @param {any} manifest
 */
export async function writeEditorData(manifest) {
  const { name, version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const elements = manifest.modules
    .flatMap((/** @type {any} */ module) => module.declarations ?? [])
    .filter((/** @type {any} */ { tagName }) => tagName);
  await write('vscode.html-custom-data.json', { version: 1.1, tags: elements.map(customData) });
  await write('web-types.json', {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: { html: { elements: elements.map(webType) } },
  });
}

/** @param {string} file @param {unknown} value */
const write = (file, value) => writeFile(`${dist}/${file}`, `${JSON.stringify(value, null, 2)}\n`);

/** The literals that a type allows; `undefined` where it allows more. @param {string | undefined} type */
function literals(type) {
  const members = type?.split('|').map(member => member.trim());
  const values = members?.filter(member => member !== 'undefined');
  return values?.length && values.every(member => /^'[^']*'$/.test(member))
    ? values.map(member => member.slice(1, -1))
    : undefined;
}

/** @param {any} element */
function customData({ tagName: name, description, attributes = [] }) {
  return {
    name,
    description,
    attributes: attributes.map((/** @type {any} */ { name, description, type }) => ({
      name,
      description,
      ...(literals(type?.text) && { values: literals(type.text)?.map(value => ({ name: value })) }),
    })),
  };
}

/** @param {any} element */
function webType({ tagName: name, description, attributes = [], members = [], ...element }) {
  const plain = (/** @type {any} */ { name, description }) => ({ name, description });
  const typed = (/** @type {any} */ item) => ({
    ...plain(item),
    ...(item.type?.text && { value: { type: item.type.text } }),
    ...(item.default && { default: item.default }),
  });
  return {
    name,
    description,
    attributes: attributes.map(typed),
    slots: (element.slots ?? []).map(plain),
    js: {
      properties: members.filter((/** @type {any} */ { kind }) => kind === 'field').map(typed),
      events: (element.events ?? []).map(plain),
    },
    css: {
      properties: (element.cssProperties ?? []).map(plain),
      parts: (element.cssParts ?? []).map(plain),
    },
  };
}
