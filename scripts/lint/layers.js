import { posix } from 'node:path';

/** Usable by what a customer sees and by the state; they know only the model and one another. */
const leaves = ['text', 'attachments', 'i18n', 'styles', 'time'];
/** The files that stand directly in src, such as events.ts; model.ts and index.ts are layers of their own. */
const shared = ['shared'];

/**
 * Which layers a layer of src may import from, beside itself and model.ts.
 * @type {Record<string, string[]>}
 */
export const layers = {
  model: [],
  // Types of what crosses the layers: events.
  shared: ['backends', 'i18n'],
  http: ['time', ...shared],
  backends: ['http', ...shared],
  state: ['backends', 'http', ...leaves, ...shared],
  ui: ['state', 'backends', 'http', ...leaves, ...shared],
  // The small file for the page's menu: it must not pull in what the desk needs.
  badge: ['http', 'state', 'ui', ...shared],
  index: ['ui', 'state', 'backends', 'http', ...leaves, ...shared],
  ...Object.fromEntries(leaves.map(leaf => [leaf, [...leaves, ...shared]])),
};

/** Where Lit has no place: these run without a page, or in a file that holds no Lit. */
const withoutLit = ['model', 'http', 'backends', 'state', 'attachments', 'text', 'time', 'badge'];

/**
 * "A file imports from its own layer and from those below, and a module that loads later by `import()` only."
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
      lazy: '*.lazy.ts is loaded by import() only, else it becomes a part of the file that imports it.',
      lit: 'src/{{from}} must not import Lit.',
      unknown: 'src/{{from}} is no known layer: add it to scripts/lint/layers.js.',
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

/** @param {string} file @param {string} from @param {string} source @param {boolean} typesOnly @param {boolean} dynamic */
function problemOf(file, from, source, typesOnly, dynamic) {
  const allowed = layers[from];
  if (!allowed) return { messageId: 'unknown', data: { from } };
  if (!source.startsWith('.')) {
    const lit = /^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/.test(source);
    const wrong = lit && !typesOnly && withoutLit.includes(from);
    if (from === 'model') return { messageId: 'layer', data: { from, to: source } };
    return wrong ? { messageId: 'lit', data: { from } } : undefined;
  }
  const target = posix.join(posix.dirname(file), source);
  const to = layerOf(target);
  if (!to) return { messageId: 'outside' };
  if (target.endsWith('.lazy.ts') && !dynamic && !typesOnly) return { messageId: 'lazy' };
  // One port and one vocabulary of types: model.ts is everyone's.
  if (to === from || (to === 'model' && from !== 'model')) return undefined;
  return allowed.includes(to) ? undefined : { messageId: 'layer', data: { from, to: `src/${to}` } };
}

/** @param {string} file relative to the project */
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

/** @param {any} node */
function literalOf(node) {
  return node.source ?? node.argument?.literal ?? node.argument;
}
