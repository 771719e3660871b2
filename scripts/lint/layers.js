import { posix } from 'node:path';

/** Usable by what people see and by the state; they know nothing but the vocabulary and one another. */
const leaves = ['text', 'attachments', 'i18n', 'styles'];
/** The files that stand directly in src, such as events.ts; model.ts and index.ts are layers of their own. */
const shared = ['shared'];

/**
 * Who may import whom inside src, beside their own folder and model.ts. A module of src/lazy is only ever loaded by
 * `import()`: a plain import would pull it into the main file.
 * @type {Record<string, string[]>}
 */
export const layers = {
  model: [],
  // Types of what crosses the layers: events, brands.
  shared: ['backends', 'i18n'],
  http: shared,
  backends: ['http', ...shared],
  state: ['backends', 'http', ...leaves, ...shared],
  elements: ['state', 'backends', 'http', ...leaves, ...shared],
  index: ['elements', 'state', 'backends', 'http', ...leaves, ...shared],
  lazy: ['backends', 'http', 'text', 'attachments', 'i18n', ...shared],
  ...Object.fromEntries(leaves.map(leaf => [leaf, [...leaves, ...shared]])),
};

/** Where Lit has no place: these run without a page, or are loaded beside a main file that holds Lit already. */
const withoutLit = ['model', 'http', 'backends', 'state', 'attachments', 'lazy'];

/**
 * "A file imports only from its own layer and from those below" (docs: the design's one way round).
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
      lazy: 'src/lazy is loaded by import() only, else it becomes a part of the main file.',
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
    const lit = /^(lit|lit-html|lit-element|@lit\/reactive-element|@lit\/context)(\/|$)/.test(source);
    const wrong = lit && !typesOnly && withoutLit.includes(from);
    if (from === 'model') return { messageId: 'layer', data: { from, to: source } };
    return wrong ? { messageId: 'lit', data: { from } } : undefined;
  }
  const target = posix.join(posix.dirname(file), source);
  const to = layerOf(target);
  if (!to) return { messageId: 'outside' };
  // One port and one vocabulary of types: model.ts is everyone's.
  if (to === from || (to === 'model' && from !== 'model')) return undefined;
  if (to === 'lazy') return dynamic || typesOnly ? undefined : { messageId: 'lazy' };
  // A type weighs nothing in a lazy file, and it has to speak the elements' language.
  if (from === 'lazy' && typesOnly) return undefined;
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
