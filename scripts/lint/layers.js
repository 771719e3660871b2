import { posix } from 'node:path';

/** Folders that import only from one another, from model.ts and from the files beside it. */
const leaves = ['text', 'attachments', 'i18n', 'styles', 'time'];
/** The files directly in src, such as events.ts; model.ts and index.ts are layers of their own. */
const shared = ['shared'];

/**
 * The layers that each layer of src may import from, beside itself and model.ts.
 * @type {Record<string, string[]>}
 */
const layers = {
  model: [],
  // For the types of event details.
  shared: ['backends', 'i18n'],
  http: ['time', ...shared],
  backends: ['http', ...shared],
  state: ['backends', 'http', ...leaves, ...shared],
  ui: ['state', 'backends', 'http', ...leaves, ...shared],
  badge: ['http', 'state', 'ui', ...shared],
  index: ['badge', 'ui', 'state', 'backends', 'http', ...leaves, ...shared],
  ...Object.fromEntries(leaves.map(leaf => [leaf, [...leaves, ...shared]])),
};

/** Layers without Lit: they run without a page, or in the badge, whose file does not contain Lit. */
const withoutLit = ['model', 'http', 'backends', 'state', 'attachments', 'text', 'time', 'badge'];

/**
 * A file imports from its own layer and from those below, and loads `*.lazy.ts` with `import()`.
 * @type {import('eslint').Rule.RuleModule}
 */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer:
        'src/{{from}} must not import from {{to}}: a file imports only from its own layer and from those below.',
      outside: 'Nothing in src imports from outside src.',
      lazy: 'Load *.lazy.ts with import(): a static import puts it into the same file as the importing module.',
      lit: 'src/{{from}} must not import Lit.',
      unknown: 'src/{{from}} is not a layer yet: add it to scripts/lint/layers.js.',
    },
  },
  create(context) {
    const file = posix.relative(context.cwd.replaceAll('\\', '/'), context.filename.replaceAll('\\', '/'));
    const from = layerOf(file);
    if (!from) return {};

    /** @param {any} node @param {boolean} typesOnly @param {boolean} dynamic */
    const check = (node, typesOnly, dynamic) => {
      const source = node.source?.value ?? node.argument?.value ?? node.argument?.literal?.value;
      if (typeof source !== 'string') return;
      const problem = problemOf(file, from, source, typesOnly, dynamic);
      if (problem) context.report({ node, ...problem });
    };
    return {
      ImportDeclaration: node => check(node, isTypesOnly(node), false),
      ExportNamedDeclaration: node => check(node, isTypesOnly(node), false),
      ExportAllDeclaration: node => check(node, isTypesOnly(node), false),
      ImportExpression: node => check(node, false, true),
      TSImportType: (/** @type {any} */ node) =>
        check({ loc: node.loc, source: literalOf(node) }, true, false),
    };
  },
};

/**
 * What is wrong with one import.
 *
 * @param {string} file with the import
 * @param {string} from the layer of the file
 * @param {string} source as written in the import
 * @param {boolean} typesOnly
 * @param {boolean} dynamic
 */
function problemOf(file, from, source, typesOnly, dynamic) {
  const allowed = layers[from];
  if (!allowed) return { messageId: 'unknown', data: { from } };
  if (!source.startsWith('.')) {
    const lit = /^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/.test(source);
    if (from === 'model') return { messageId: 'layer', data: { from, to: source } };
    return lit && !typesOnly && withoutLit.includes(from) ? { messageId: 'lit', data: { from } } : undefined;
  }
  const target = posix.join(posix.dirname(file), source);
  const to = layerOf(target);
  if (!to) return { messageId: 'outside' };
  if (target.endsWith('.lazy.ts') && !dynamic && !typesOnly) return { messageId: 'lazy' };
  if (to === from || (to === 'model' && from !== 'model')) return undefined;
  return allowed.includes(to) ? undefined : { messageId: 'layer', data: { from, to: `src/${to}` } };
}

/** The layer of a file; `undefined` outside of src. @param {string} file relative to the project */
function layerOf(file) {
  const [src, folder, ...rest] = file.split('/');
  if (src !== 'src' || !folder) return undefined;
  if (rest.length) return folder;
  const name = folder.replace(/\.\w+$/, '');
  return name === 'model' || name === 'index' ? name : 'shared';
}

/** @param {any} node */
function isTypesOnly(node) {
  return node.importKind === 'type' || node.exportKind === 'type';
}

/** The path in `import('…').X`: parsers differ in where they put it. @param {any} node */
function literalOf(node) {
  return node.source ?? node.argument?.literal ?? node.argument;
}
