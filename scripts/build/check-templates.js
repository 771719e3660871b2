import { _$LH } from 'lit/html.js';
import { parseAst } from 'vite';
import { templateHtmlWith } from './cuts/lit-html.js';

/**
 * Lit's own function, and what it marks attributes and expressions with; its names for them are short in the published file.
 *
 * @type {{ L: ReturnType<typeof templateHtmlWith>, M: string, P: string }}
 */
const lit = /** @type {any} */ (_$LH);
const ours = templateHtmlWith({ suffix: lit.M, marker: lit.P, node: `<?${lit.P}>` });

/** Stands for an expression; no template of ours holds it. */
const HOLE = '\u0001';

/** What scripts/build/cuts/lit-html.js takes the support for out of Lit. */
const unsupported = [
  { what: 'a comment', pattern: /<!--|<\/[^a-zA-Z]/ },
  {
    what: 'text in an element that takes only text',
    pattern: /[^>\s]\s*<\/(?:script|style|textarea|title)>/i,
  },
  { what: 'MathML', pattern: /<math\b/ },
  // Values of attributes are passed over, since any of them may be an expression.
  {
    what: 'an expression where an attribute has its name',
    pattern: new RegExp(
      `<[a-zA-Z][\\w-]*(?:\\s+[^\\s=>"'${HOLE}]+(?:=(?:"[^"]*"|'[^']*'|[^\\s>"']+))?)*\\s+${HOLE}`,
    ),
  },
];

/**
 * Finds a template that the standalone file's Lit could not draw.
 *
 * @param {string} code the bundle
 * @returns {string | undefined} what is wrong
 */
export function findUnsupportedTemplate(code) {
  for (const text of templatesIn(parseAst(code))) {
    const found = unsupported.find(({ pattern }) => pattern.test(text))?.what ?? differs(text);
    if (found) return `A template holds ${found}: ${text.replaceAll(HOLE, '${}').slice(0, 200)}`;
  }
  return undefined;
}

/** @param {string} text */
function differs(text) {
  const strings = Object.assign(text.split(HOLE), { raw: [] });
  const isSame = String(lit.L(strings, 1)) === String(ours(strings));
  return isSame ? undefined : 'an expression that Lit takes for something else';
}

/**
 * The texts of all tagged templates that begin with an element, wherever they are.
 *
 * @param {unknown} node
 * @returns {Generator<string>}
 */
function* templatesIn(node) {
  if (typeof node !== 'object' || node === null) return;
  const { type, quasi } = /** @type {any} */ (node);
  if (type === 'TaggedTemplateExpression') {
    const text = quasi.quasis.map((/** @type {any} */ { value }) => value.cooked ?? value.raw).join(HOLE);
    if (/<[a-zA-Z!]/.test(text)) yield text;
  }
  for (const child of Object.values(node)) yield* templatesIn(child);
}
